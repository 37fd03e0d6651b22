import { Text } from "@mantine/core";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { useSay } from "../../../ui/say.ts";
import { Example } from "./Example.tsx";
import type { Explanation } from "./Reasons.tsx";

const SHOWN = 5;

/** The posts themselves: the first one, the first that many people heard, and a few more. Figures alone convince nobody. */
export function Examples({ explanation }: { explanation: Explanation }) {
  const say = useSay();
  const { firstMentionId: first, firstHighReachId: loud = null, exampleIds } = explanation;
  const ids = [...new Set([first, loud, ...exampleIds].filter((id) => id !== null))].slice(0, SHOWN);
  const because = (id: string) => {
    if (id === first) return say("alert.first");
    return id === loud ? say("alert.highReach") : undefined;
  };
  return (
    <Panel title={say("alert.examples")}>
      {ids.length === 0 && (
        <Text size="sm" c="dimmed">
          {say("alert.examples.none")}
        </Text>
      )}
      {ids.map((id) => (
        <Example key={id} id={id} because={because(id)} />
      ))}
    </Panel>
  );
}
