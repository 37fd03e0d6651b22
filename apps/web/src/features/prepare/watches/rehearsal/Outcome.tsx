import { List, Stack, Text } from "@mantine/core";
import { useTimes } from "../../../../ui/kit/times.ts";
import { useSay } from "../../../../ui/say.ts";
import { countFates, daysHeard, isRough, type Rehearsal, splitMissed } from "./outcome.ts";
import { useFateWords } from "./useFateWords.ts";

/** The rehearsal in sentences: how often, what those times were, what would have been missed or spared. */
export function Outcome({ rehearsal }: { rehearsal: Rehearsal }) {
  const say = useSay();
  const { sayCount } = useFateWords();
  const { rings, missed, ringsPerWeek } = rehearsal;
  const { serious, spared } = splitMissed(missed);
  const days = daysHeard(rehearsal);
  return (
    <Stack gap={4} role="status">
      <Text size="sm">
        {say("rehearsal.rings", { count: rings.length, days })}
        {rings.length > 0 && ` ${say("rehearsal.perWeek", { perWeek: ringsPerWeek })}`}
      </Text>
      <List size="sm" spacing={2}>
        {countFates(rings).map((each) => (
          <List.Item key={`${each.fate} ${each.reason}`}>{sayCount(each)}</List.Item>
        ))}
        {serious.length > 0 && <List.Item fw={600}>{say("rehearsal.missed", { count: serious.length })}</List.Item>}
        {spared.length > 0 && <List.Item>{say("rehearsal.spared", { count: spared.length })}</List.Item>}
      </List>
      <Caveats rehearsal={rehearsal} />
    </Stack>
  );
}

function Caveats({ rehearsal }: { rehearsal: Rehearsal }) {
  const say = useSay();
  const { day } = useTimes();
  const { learntFrom, isShortened } = rehearsal;
  if (learntFrom === null || !(isShortened || isRough(rehearsal))) return null;
  return (
    <Text size="sm" c="dimmed">
      {say(isShortened ? "rehearsal.shortened" : "rehearsal.rough", { day: day(learntFrom) })}
    </Text>
  );
}
