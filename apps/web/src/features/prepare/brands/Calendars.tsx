import { MultiSelect } from "@mantine/core";
import { type Calendar, calendars } from "@tocsin/contract";
import { useSay } from "../../../ui/say.ts";

interface Props {
  /** A brand that is not stored yet gets the calendars of its languages. */
  readonly isNew: boolean;
  readonly value: readonly Calendar[];
  readonly onChange: (calendars: Calendar[]) => void;
}

export function Calendars({ isNew, value, onChange }: Props) {
  const say = useSay();
  return (
    <MultiSelect
      label={say("prepare.brands.calendars")}
      description={say(isNew ? "prepare.brands.calendars.new" : "prepare.brands.calendars.hint")}
      data={calendars.map((calendar) => ({ value: calendar, label: say(`prepare.calendar.${calendar}`) }))}
      value={[...value]}
      onChange={(chosen) => onChange(calendars.filter((calendar) => chosen.includes(calendar)))}
      searchable
      clearable
    />
  );
}
