import { List, Text } from "@mantine/core";
import type { ConnectorRecord } from "@tocsin/contract";
import { useIntl } from "react-intl";
import { useSay } from "../../../ui/say.ts";

const MOST_STEPS = 12;

/** Where to click at the platform, step by step, and what to know before. */
export function Guide({ connector: { kind, notes } }: { connector: ConnectorRecord }) {
  const say = useSay();
  const intl = useIntl();
  const ids = Array.from({ length: MOST_STEPS }, (_, index) => `connector.${kind}.step.${index + 1}`);
  const steps = ids.filter((id) => id in intl.messages);
  return (
    <>
      {steps.length > 0 && (
        <List type="ordered" size="sm" spacing={4} aria-label={say("connector.steps")}>
          {steps.map((id) => (
            <List.Item key={id}>{say(id)}</List.Item>
          ))}
        </List>
      )}
      {notes.map((note) => (
        <Text key={note} size="sm" c="dimmed">
          {say(`connector.${kind}.note.${note}`)}
        </Text>
      ))}
    </>
  );
}
