import { List, NativeSelect, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import { severities } from "@tocsin/contract/words";
import { useState } from "react";
import { useIntl } from "react-intl";
import { Answer } from "../../../../ui/Answer.tsx";
import { ask } from "../../../../ui/api.ts";
import { useSay } from "../../../../ui/say.ts";
import { useSession } from "../../../../ui/session.ts";
import { type Day, FourWeeks, listDays } from "../FourWeeks.tsx";
import type { Policy } from "../names.ts";
import { sayStretch } from "../stretch.ts";

type Hole = AnswerOf<"getCoverage">["holes"][number];
/** More holes than this are one sentence and the calendar. */
const LISTED = 12;

/** When a step of the policy would reach nobody in the next four weeks. */
export function Coverage({ policy }: { policy: Policy }) {
  const say = useSay();
  const { timeZone } = useSession().workspace;
  const [severity, setSeverity] = useState<number>(policy.minimumSeverity);
  const [days] = useState(() => listDays(new Date(), timeZone));
  const query = { from: days[0]!.from.toISOString(), until: days.at(-1)!.until.toISOString(), severity };
  const coverage = useQuery(ask("getCoverage", { params: { id: policy.id }, query }));
  return (
    <Stack gap="xs">
      <NativeSelect
        label={say("escalation.coverage.severity")}
        value={String(severity)}
        onChange={(event) => setSeverity(Number(event.currentTarget.value))}
        data={severities.map((value) => ({ value: String(value), label: say(`severity.${value}`) }))}
        maw="16rem"
      />
      <Answer of={coverage} rows={2}>
        {({ holes }) => <Holes holes={holes} days={days} />}
      </Answer>
    </Stack>
  );
}

function Holes({ holes, days }: { holes: readonly Hole[]; days: readonly Day[] }) {
  const say = useSay();
  const intl = useIntl();
  if (holes.length === 0)
    return (
      <Text size="sm" fw={600}>
        <span aria-hidden="true">✓ </span>
        {say("escalation.coverage.none")}
      </Text>
    );
  const sayHole = ({ step, from, until }: Hole) =>
    say("escalation.coverage.hole", { step, ...sayStretch(intl, { from, until }) });
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        <span aria-hidden="true">⊘ </span>
        {say("escalation.coverage.holes", { count: holes.length })}
      </Text>
      {holes.length <= LISTED && (
        <List size="sm">
          {holes.map((hole) => (
            <List.Item key={`${hole.step} ${hole.from}`}>{sayHole(hole)}</List.Item>
          ))}
        </List>
      )}
      <FourWeeks
        label={say("escalation.coverage")}
        days={days}
        isMarked={(day) => holes.some((hole) => touches(hole, day))}
      >
        {(day) => <DayHoles holes={holes.filter((hole) => touches(hole, day))} day={day} />}
      </FourWeeks>
    </Stack>
  );
}

const touches = ({ from, until }: Hole, day: Day): boolean =>
  Date.parse(from) < day.until.getTime() && Date.parse(until) > day.from.getTime();

function DayHoles({ holes, day }: { holes: readonly Hole[]; day: Day }) {
  const say = useSay();
  const intl = useIntl();
  if (holes.length === 0) return <span>✓ {say("escalation.coverage.day")}</span>;
  const time = (at: number) => intl.formatTime(at, { hour: "numeric", minute: "2-digit" });
  return holes.map(({ step, from, until }) => {
    const start = Math.max(Date.parse(from), day.from.getTime());
    const end = Math.min(Date.parse(until), day.until.getTime());
    const isWhole = start === day.from.getTime() && end === day.until.getTime();
    const values = { step, from: time(start), until: time(end) };
    return (
      <span key={`${step} ${from}`}>
        ⊘ {say(isWhole ? "escalation.coverage.day.whole" : "escalation.coverage.day.part", values)}
      </span>
    );
  });
}
