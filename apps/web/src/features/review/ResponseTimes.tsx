import { Table, Text } from "@mantine/core";
import { Panel } from "../../ui/kit/Panel.tsx";
import { useTimes } from "../../ui/kit/times.ts";
import { useSay } from "../../ui/say.ts";
import type { Review } from "./useReview.ts";

type Times = Review["responseTimes"];
const steps = ["alert", "acknowledged", "incident", "firstStatement", "closed"] as const;

/** Minutes from the first mention to each act; an act that never came is said to be missing, not left out. */
export function ResponseTimes({ times }: { times: Times }) {
  const say = useSay();
  const { moment, span } = useTimes();
  const { firstMentionAt } = times;
  if (firstMentionAt === null) {
    return (
      <Panel title={say("review.times")}>
        <Text size="sm">{say("review.times.none")}</Text>
      </Panel>
    );
  }
  const words = (step: (typeof steps)[number]) => {
    const minutes = times[`${step}Minutes`];
    return minutes === null ? say("review.times.never") : say("review.times.after", { time: span(minutes) });
  };
  return (
    <Panel title={say("review.times")} lead={say("review.times.lead", { time: moment(firstMentionAt) })}>
      <Table>
        <Table.Tbody>
          {steps.map((step) => (
            <Table.Tr key={step}>
              <Table.Th fw={400}>{say(`review.times.${step}`)}</Table.Th>
              <Table.Td>
                <b>{words(step)}</b>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Panel>
  );
}
