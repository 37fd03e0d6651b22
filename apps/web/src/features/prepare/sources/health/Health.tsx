import { List, Text } from "@mantine/core";
import type { AnswerOf } from "@tocsin/contract";
import { useIntl } from "react-intl";
import { useTimes } from "../../../../ui/kit/times.ts";
import { useSay } from "../../../../ui/say.ts";
import { sayRelative, useNow } from "../../../../ui/time.tsx";

export type Source = AnswerOf<"listSources">["items"][number];

/** How well a source is heard, in words: what came and what was to be expected, what is wrong, and what is left to spend. */
export function Health({ source }: { source: Source }) {
  const say = useSay();
  const { moment } = useTimes();
  const { health, problem } = source;
  const facts = useFacts(source);
  return (
    <>
      <Text size="sm">{facts.join(" · ")}</Text>
      {health.silentSince !== null && (
        <Text size="sm" fw={600}>
          {say("connector.health.silent", { time: moment(health.silentSince) })}
        </Text>
      )}
      {problem !== null && (
        <Text size="sm" fw={600}>
          <Trouble problem={problem} /> ({say("prepare.sources.since", { time: moment(problem.since) })})
        </Text>
      )}
      <Quotas source={source} />
    </>
  );
}

function useFacts(source: Source): string[] {
  const say = useSay();
  const intl = useIntl();
  const now = useNow();
  const { health } = source;
  const when = (at: string) => sayRelative(intl, at, now);
  const next = health.retryAt ?? (source.isPaused ? null : source.nextCheckAt);
  return [
    say("prepare.sources.lastDay", { count: source.postsLastDay }),
    health.expectedThisHour === null
      ? null
      : say("connector.health.hour", { heard: health.heardThisHour, expected: health.expectedThisHour }),
    source.lastPostAt === null
      ? say("prepare.sources.noPost")
      : say("prepare.sources.lastPost", { time: when(source.lastPostAt) }),
    health.delaySeconds === null ? null : sayDelay(say, health.delaySeconds),
    health.connectedSince === null ? null : say("connector.health.connected", { time: when(health.connectedSince) }),
    source.lastCheckedAt === null || health.connectedSince !== null
      ? null
      : say("prepare.sources.lastCheck", { time: when(source.lastCheckedAt) }),
    next === null ? null : say("prepare.sources.nextCheck", { time: when(next) }),
  ].filter((fact) => fact !== null);
}

const sayDelay = (say: ReturnType<typeof useSay>, seconds: number): string =>
  seconds < 90
    ? say("connector.health.delay.seconds", { count: Math.round(seconds) })
    : say("connector.health.delay.minutes", { count: Math.round(seconds / 60) });

function Trouble({ problem }: { problem: NonNullable<Source["problem"]> }) {
  const intl = useIntl();
  const id = `connector.failure.${problem.code}`;
  return <bdi>{id in intl.messages ? intl.formatMessage({ id }) : problem.message}</bdi>;
}

/** What is left of what the platform allows, and what it has cost this month. */
function Quotas({ source: { health } }: { source: Source }) {
  const say = useSay();
  const { moment } = useTimes();
  const amount = (of: number, unit: string) => say(`connector.unit.${unit}`, { amount: of });
  const known = health.quotas.filter(({ left }) => left !== null);
  if (known.length === 0 && health.spentThisMonth === null) return null;
  return (
    <List size="sm" spacing={2} listStyleType="none">
      {known.map(({ name, unit, left, reserve, resetsAt }) => (
        <List.Item key={name}>
          {say("connector.health.left", { amount: amount(left!, unit) })}
          {reserve !== null && <> · {say("connector.health.reserve", { amount: amount(reserve, unit) })}</>}
          {resetsAt !== null && <> · {say("connector.health.resets", { time: moment(resetsAt) })}</>}
        </List.Item>
      ))}
      {health.spentThisMonth !== null && (
        <List.Item>{say("connector.health.spent", { amount: amount(health.spentThisMonth.amount, "USD") })}</List.Item>
      )}
    </List>
  );
}
