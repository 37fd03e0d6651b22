import { List, Text } from "@mantine/core";
import type { detectShapes } from "@tocsin/contract";
import { reasonsOf } from "@tocsin/contract/wording";
import { Bidi } from "../../../ui/Bidi.tsx";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { useSay } from "../../../ui/say.ts";

export type Explanation = detectShapes.Explanation;

/** Why it rang, sentence by sentence; the first one is the one to remember. */
export function Reasons({ explanation }: { explanation: Explanation }) {
  const say = useSay();
  const [first, ...more] = reasonsOf(explanation);
  const { wouldNotHaveFiredBelow: threshold } = explanation;
  return (
    <Panel title={say("alert.why")}>
      {first !== undefined && (
        <Text size="lg">
          <Bidi>{say(first.id, first.values)}</Bidi>
        </Text>
      )}
      <List spacing={4}>
        {more.map((sentence) => (
          <List.Item key={sentence.id}>
            <Bidi>{say(sentence.id, sentence.values)}</Bidi>
          </List.Item>
        ))}
      </List>
      {threshold !== null && threshold > 0 && (
        <Text size="sm" c="dimmed">
          {say("alert.why.threshold", { count: Math.ceil(threshold) })}
        </Text>
      )}
    </Panel>
  );
}
