import { List, Text } from "@mantine/core";
import { Bidi } from "../../../ui/Bidi.tsx";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { AppLink } from "../../../ui/links.tsx";
import { useSay } from "../../../ui/say.ts";
import type { AlertDetail } from "../useAlertActs.ts";

/** Sources that were silent or failing: a brief must say what it does not know. */
export function NotHeard({ alert }: { alert: AlertDetail }) {
  const say = useSay();
  const { silentSources } = alert.explanation;
  const names = alert.kind === "data" ? alert.parts : silentSources;
  if (names.length === 0) return null;
  return (
    <Panel title={say("alert.notHeard")}>
      <Text size="sm">{say("alert.notHeard.text")}</Text>
      <List size="sm">
        {names.map(({ name }) => (
          <List.Item key={name}>
            <Bidi>{name}</Bidi>
          </List.Item>
        ))}
      </List>
      <AppLink to="/prepare/$tab" params={{ tab: "sources" }} size="sm">
        {say("alert.source")}
      </AppLink>
    </Panel>
  );
}
