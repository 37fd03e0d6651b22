import { Button, Group, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import type { Duty } from "@tocsin/contract";
import { useIntl } from "react-intl";
import type { Draft } from "../../../../ui/draft.ts";
import { printWallTime } from "../../../../ui/kit/wallClock.ts";
import { useSay } from "../../../../ui/say.ts";
import { useSession } from "../../../../ui/session.ts";
import { printMinute, readEnd, readMinute, sayWeekday, weekdays } from "../weekTime.ts";

const NINE = 9 * 60;
const FIVE = 17 * 60;
const office = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: NINE, until: FIVE }));

/** Weekly hours, row by row. Without any, somebody may be called at any time. */
export function HourRows({ draft }: { draft: Draft<Duty> }) {
  const say = useSay();
  const intl = useIntl();
  const { weekly } = draft.value;
  const set = (place: number, change: Partial<Duty["weekly"][number]> | null) =>
    draft.set({
      weekly: weekly.flatMap((row, at) => (at !== place ? [row] : change === null ? [] : [{ ...row, ...change }])),
    });
  return (
    <Stack gap="xs">
      <Text size="sm" fw={500}>
        {say("escalation.hours")}
      </Text>
      {weekly.length === 0 && <Text size="sm">{say("escalation.duty.always")}</Text>}
      {weekly.map((row, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are alike and known by their place
        <Group key={place} gap="xs" align="flex-end" wrap="wrap">
          <NativeSelect
            aria-label={say("escalation.weekday")}
            value={String(row.weekday)}
            onChange={(event) => set(place, { weekday: Number(event.currentTarget.value) })}
            data={weekdays.map((day) => ({ value: String(day), label: sayWeekday(intl, day) }))}
          />
          <TextInput
            type="time"
            aria-label={say("escalation.from")}
            value={printMinute(row.from)}
            onChange={(event) => set(place, { from: readMinute(event.currentTarget.value) })}
          />
          <TextInput
            type="time"
            aria-label={say("escalation.until")}
            value={printMinute(row.until)}
            onChange={(event) => set(place, { until: readEnd(event.currentTarget.value) })}
          />
          <RemoveRow onRemove={() => set(place, null)} />
        </Group>
      ))}
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => draft.set({ weekly: [...weekly, { weekday: 1, from: NINE, until: FIVE }] })}
          disabled={weekly.length >= 28}
        >
          {say("escalation.hours.add")}
        </Button>
        {weekly.length === 0 && (
          <Button size="compact-sm" variant="default" onClick={() => draft.set({ weekly: office })}>
            {say("escalation.hours.office")}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function RemoveRow({ onRemove }: { onRemove: () => void }) {
  const say = useSay();
  return (
    <Button size="compact-sm" variant="subtle" onClick={onRemove}>
      {say("prepare.delete")}
    </Button>
  );
}

export function DayOffRows({ draft }: { draft: Draft<Duty> }) {
  const say = useSay();
  const { timeZone } = useSession().workspace;
  const { daysOff } = draft.value;
  const today = printWallTime(new Date(), timeZone).slice(0, 10);
  const set = (place: number, change: Partial<Duty["daysOff"][number]> | null) =>
    draft.set({
      daysOff: daysOff.flatMap((row, at) => (at !== place ? [row] : change === null ? [] : [{ ...row, ...change }])),
    });
  return (
    <Stack gap="xs">
      <Text size="sm" fw={500}>
        {say("escalation.daysOff")}
      </Text>
      {daysOff.map((row, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are alike and known by their place
        <Group key={place} gap="xs" align="flex-end" wrap="wrap">
          <TextInput
            type="date"
            aria-label={say("escalation.from")}
            value={row.from}
            onChange={(event) => set(place, { from: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            aria-label={say("escalation.until")}
            value={row.until}
            onChange={(event) => set(place, { until: event.currentTarget.value })}
          />
          <RemoveRow onRemove={() => set(place, null)} />
        </Group>
      ))}
      <div>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => draft.set({ daysOff: [...daysOff, { from: today, until: today }] })}
        >
          {say("escalation.daysOff.add")}
        </Button>
      </div>
    </Stack>
  );
}
