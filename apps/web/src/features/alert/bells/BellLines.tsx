import { Text } from "@mantine/core";
import type { AnswerOf } from "@tocsin/contract";
import { StateBadge } from "../../../ui/badges.tsx";
import { useTimes } from "../../../ui/kit/times.ts";
import { useSay } from "../../../ui/say.ts";
import { useSayDeliveryProblem } from "../deliveryProblem.ts";

export type Bell = AnswerOf<"listBells">["items"][number];

export function BellBadge({ bell }: { bell: Bell }) {
  if (bell.isPaused) return <StateBadge state="paused" />;
  return bell.lastOutcome === null ? null : <StateBadge state={bell.lastOutcome} />;
}

/** What a bell is, whom it rings for, and how it went last. */
export function BellLines({ bell, test }: { bell: Bell; test: AnswerOf<"testBell"> | undefined }) {
  const say = useSay();
  const sayProblem = useSayDeliveryProblem();
  return (
    <>
      <Text size="sm" style={{ overflowWrap: "anywhere" }}>
        {say(`alert.bells.kind.${bell.kind}`)} · <bdi dir="ltr">{bell.target}</bdi>
      </Text>
      <Text size="sm" c="dimmed">
        {say("alert.bells.minimum.value", {
          severity: say(`severity.${bell.minimumSeverity}`),
          language: say(`language.${bell.language}`),
        })}
      </Text>
      <LastUse bell={bell} />
      {test !== undefined && (
        <Text size="sm" fw={600} role="status">
          {say(`alert.bells.test.${test.outcome}`, { problem: test.problem === null ? "" : sayProblem(test.problem) })}
        </Text>
      )}
    </>
  );
}

function LastUse({ bell }: { bell: Bell }) {
  const say = useSay();
  const sayProblem = useSayDeliveryProblem();
  const { moment } = useTimes();
  return (
    <>
      <Text size="sm" c="dimmed">
        {bell.lastUsedAt === null
          ? say("alert.bells.never")
          : say("alert.bells.last", { time: moment(bell.lastUsedAt) })}
      </Text>
      {bell.lastProblem !== null && <Text size="sm">{sayProblem(bell.lastProblem)}</Text>}
    </>
  );
}
