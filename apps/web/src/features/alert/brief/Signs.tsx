import { Button, List, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useIntl } from "react-intl";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { useSay } from "../../../ui/say.ts";
import classes from "../Alert.module.css";
import { Example } from "./Example.tsx";
import type { Explanation } from "./Reasons.tsx";

/** Signs that posts are arranged, as signs: with how likely that is, and with posts to judge by. */
export function Signs({ explanation: { coordination } }: { explanation: Explanation }) {
  const say = useSay();
  const intl = useIntl();
  const [isOpen, { toggle }] = useDisclosure();
  if (coordination === undefined || coordination.signs.length === 0) return null;
  const examples = [...new Set(coordination.signs.flatMap(({ exampleIds }) => exampleIds.slice(0, 1)))];
  return (
    <Panel title={say("understand.signs")}>
      <Text size="sm">{say("understand.signs.some", { probability: coordination.probability })}</Text>
      <List size="sm" spacing={4}>
        {coordination.signs.map(({ sign, count, share }) => {
          const id = `understand.signs.${sign}`;
          return <List.Item key={sign}>{id in intl.messages ? say(id, { count, share }) : sign}</List.Item>;
        })}
      </List>
      <Text size="sm" c="dimmed">
        {say("understand.signs.meaning")}
      </Text>
      <Button variant="subtle" size="compact-sm" onClick={toggle} aria-expanded={isOpen} className={classes.fold}>
        {say("understand.signs.read")}
      </Button>
      {isOpen && examples.map((id) => <Example key={id} id={id} />)}
    </Panel>
  );
}
