import { Group, List, Stack, Text } from "@mantine/core";
import { reasonsOf } from "@tocsin/contract/wording";
import type { ReactNode } from "react";
import { Bidi } from "../../../../ui/Bidi.tsx";
import { KindBadge, SeverityBadge } from "../../../../ui/badges.tsx";
import { useTimes } from "../../../../ui/kit/times.ts";
import { useSay } from "../../../../ui/say.ts";
import { type Missed, type Ring, splitMissed } from "./outcome.ts";
import { useFateWords } from "./useFateWords.ts";

/** When it would have rung, latest first, why, and what it was. */
export function RingList({ rings }: { rings: readonly Ring[] }) {
  const say = useSay();
  if (rings.length === 0) return null;
  return (
    <Folded title={say("rehearsal.ringList", { count: rings.length })}>
      {[...rings].reverse().map((ring) => (
        <List.Item key={ring.at}>
          <RungOnce ring={ring} />
        </List.Item>
      ))}
    </Folded>
  );
}

function RungOnce({ ring }: { ring: Ring }) {
  const say = useSay();
  const { moment } = useTimes();
  const { sayFate } = useFateWords();
  const [first] = reasonsOf(ring.explanation);
  const terms = ring.explanation.topTerms.slice(0, 4).map(({ term }) => term);
  return (
    <Stack gap={2}>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {moment(ring.at)}
        </Text>
        <KindBadge kind={ring.kind} />
        <SeverityBadge severity={ring.severity} />
      </Group>
      <Text size="sm">
        <Bidi>{sayFate(ring)}</Bidi>
      </Text>
      <Text size="sm" c="dimmed">
        {first !== undefined && <Bidi>{say(first.id, first.values)}</Bidi>}{" "}
        {terms.length > 0 && <Bidi>{say("reason.terms", { terms: terms.join(" · ") })}</Bidi>}
      </Text>
    </Stack>
  );
}

/** Times of the past in which it would keep silent: those that matter, then those nobody wants back. */
export function MissedList({ missed }: { missed: readonly Missed[] }) {
  const say = useSay();
  const { moment } = useTimes();
  const { sayFate } = useFateWords();
  const { serious, spared, unseen } = splitMissed(missed);
  if (missed.length === 0) return null;
  return (
    <Folded title={say("rehearsal.silent", { count: missed.length })}>
      {[...serious, ...unseen, ...spared].map((time) => (
        <List.Item key={`${time.at} ${time.alertId} ${time.incidentId}`}>
          <Text size="sm">
            <b>{moment(time.at)}</b>: <Bidi>{sayFate(time)}</Bidi>
          </Text>
        </List.Item>
      ))}
    </Folded>
  );
}

function Folded({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details>
      <Text component="summary" size="sm" fw={600} style={{ cursor: "pointer" }}>
        {title}
      </Text>
      <List size="sm" spacing="xs" mt="xs" listStyleType="none">
        {children}
      </List>
    </details>
  );
}
