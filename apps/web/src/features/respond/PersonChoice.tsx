import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ask } from "../../ui/api.ts";
import { useSay } from "../../ui/say.ts";

interface Person {
  readonly id: string;
  readonly name: string;
}
interface PersonChoiceProps {
  readonly label: string;
  readonly value: Person | null;
  readonly onChange: (id: string | null) => void;
  readonly isOff?: boolean;
  /** Whether nobody is a possible answer. */
  readonly mayBeNobody?: boolean;
  readonly isLabelHidden?: boolean;
}

/** One of the workspace's people. Whoever holds it now stays listed, even after leaving the workspace. */
export function PersonChoice({ label, value, onChange, isOff, mayBeNobody, isLabelHidden }: PersonChoiceProps) {
  const say = useSay();
  const members = useQuery(ask("listMembers"));
  const people: Person[] = [...(members.data?.items ?? [])];
  if (value !== null && people.every(({ id }) => id !== value.id)) people.unshift(value);
  const choices = people.map(({ id, name }) => ({ value: id, label: name }));
  const nobody = { value: "", label: say("respond.task.nobody") };
  return (
    <NativeSelect
      label={isLabelHidden ? undefined : label}
      aria-label={label}
      size={isLabelHidden ? "xs" : "sm"}
      value={value?.id ?? ""}
      onChange={(event) => onChange(event.currentTarget.value || null)}
      disabled={isOff}
      data={mayBeNobody || value === null ? [nobody, ...choices] : choices}
    />
  );
}
