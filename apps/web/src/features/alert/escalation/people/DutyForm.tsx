import { Checkbox, Group, NativeSelect, SimpleGrid, Text, TextInput } from "@mantine/core";
import type { Duty } from "@tocsin/contract";
import { type Department, departments, type Language, languages, severities } from "@tocsin/contract/words";
import { useAct } from "../../../../ui/act.ts";
import { api } from "../../../../ui/api.ts";
import { type Draft, useDraft } from "../../../../ui/draft.ts";
import { FormDialog } from "../../../../ui/kit/FormDialog.tsx";
import { useSay } from "../../../../ui/say.ts";
import type { CalleeRecord } from "../names.ts";
import { printMinute, readMinute } from "../weekTime.ts";
import { DayOffRows, HourRows } from "./DutyRows.tsx";

const NEVER = 6;

interface Props {
  readonly person: CalleeRecord;
  /** Of whoever looks: hours and days off are their own to say, skills are not. */
  readonly isOwn?: boolean;
  readonly onClose: () => void;
}

export function DutyForm({ person, isOwn = false, onClose }: Props) {
  const say = useSay();
  const { kind, id, name } = person;
  const store = (body: Duty) => (isOwn ? api.setMyDuty({ body }) : api.setDuty({ params: { kind, id }, body }));
  const save = useAct(store, {
    invalidate: ["listCallees", "getCoverage"],
    success: "escalation.people.saved",
    onDone: onClose,
  });
  const draft = useDraft<Duty>(person.duty, save.error);
  return (
    <FormDialog
      title={isOwn ? say("escalation.mine") : say("escalation.edit.title", { name })}
      onClose={onClose}
      onSave={() => save.mutate(draft.value)}
      isBusy={save.isPending}
      size="lg"
    >
      <HourRows draft={draft} />
      <Quiet draft={draft} />
      <NativeSelect
        label={say("escalation.loud")}
        description={say("escalation.loud.hint")}
        value={String(draft.value.loudSeverity)}
        onChange={(event) => draft.set({ loudSeverity: Number(event.currentTarget.value) })}
        data={[
          ...severities.map((value) => ({ value: String(value), label: say(`severity.${value}`) })),
          { value: String(NEVER), label: say("escalation.loud.never") },
        ]}
      />
      <DayOffRows draft={draft} />
      {!isOwn && <Skills draft={draft} />}
    </FormDialog>
  );
}

function Quiet({ draft }: { draft: Draft<Duty> }) {
  const say = useSay();
  const { quiet } = draft.value;
  return (
    <>
      <Checkbox
        label={say("escalation.quiet")}
        checked={quiet !== null}
        onChange={(event) =>
          draft.set({ quiet: event.currentTarget.checked ? { from: 22 * 60, until: 7 * 60 } : null })
        }
      />
      {quiet !== null && (
        <SimpleGrid cols={2}>
          <TextInput
            type="time"
            label={say("escalation.from")}
            value={printMinute(quiet.from)}
            onChange={(event) => draft.set({ quiet: { ...quiet, from: readMinute(event.currentTarget.value) } })}
          />
          <TextInput
            type="time"
            label={say("escalation.until")}
            value={printMinute(quiet.until)}
            onChange={(event) => draft.set({ quiet: { ...quiet, until: readMinute(event.currentTarget.value) } })}
          />
        </SimpleGrid>
      )}
    </>
  );
}

function Skills({ draft }: { draft: Draft<Duty> }) {
  const say = useSay();
  return (
    <>
      <Text size="sm" c="dimmed">
        {say("escalation.skills.hint")}
      </Text>
      <Checkbox.Group
        label={say("escalation.skills.languages")}
        value={draft.value.languages}
        onChange={(chosen) => draft.set({ languages: chosen as Language[] })}
      >
        <Group mt="xs">
          {languages.map((value) => (
            <Checkbox key={value} value={value} label={say(`language.${value}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      <Checkbox.Group
        label={say("escalation.skills.departments")}
        value={draft.value.departments}
        onChange={(chosen) => draft.set({ departments: chosen as Department[] })}
      >
        <Group mt="xs">
          {departments.map((value) => (
            <Checkbox key={value} value={value} label={say(`department.${value}`)} />
          ))}
        </Group>
      </Checkbox.Group>
    </>
  );
}
