import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { type Department, departments } from "@tocsin/contract/words";
import { api } from "../../../ui/api.ts";
import { useDraft } from "../../../ui/draft.ts";
import { FormDialog } from "../../../ui/kit/FormDialog.tsx";
import { useTimes } from "../../../ui/kit/times.ts";
import { useSay } from "../../../ui/say.ts";
import { type Incident, useIncidentAct } from "../useIncident.ts";

interface Fields {
  readonly title: string;
  readonly detail: string;
  readonly department: Department;
  readonly dueMinutes: number;
}
const blank: Fields = { title: "", detail: "", department: "lead", dueMinutes: 30 };
const terms = [10, 15, 30, 60, 120, 240, 480, 1440, 2880] as const;

export function NewTask({ incident, onClose }: { incident: Incident; onClose: () => void }) {
  const say = useSay();
  const { span } = useTimes();
  const add = useIncidentAct(
    incident.id,
    ({ dueMinutes, ...task }: Fields) => {
      const dueAt = new Date(Date.now() + dueMinutes * 60_000).toISOString();
      return api.createTask({ params: { id: incident.id }, body: { ...task, dueAt } });
    },
    { onDone: onClose },
  );
  const draft = useDraft(blank, add.error);
  return (
    <FormDialog
      title={say("respond.task.add")}
      onClose={onClose}
      onSave={() => add.mutate(draft.value)}
      isBusy={add.isPending}
    >
      <TextInput label={say("respond.task.title")} {...draft.field("title")} required data-autofocus dir="auto" />
      <Textarea label={say("respond.task.detail")} {...draft.field("detail")} autosize minRows={2} dir="auto" />
      <NativeSelect
        label={say("respond.task.department")}
        {...draft.field("department")}
        data={departments.map((value) => ({ value, label: say(`department.${value}`) }))}
      />
      <NativeSelect
        label={say("respond.task.minutes")}
        value={String(draft.value.dueMinutes)}
        onChange={(event) => draft.set({ dueMinutes: Number(event.currentTarget.value) })}
        data={terms.map((minutes) => ({ value: String(minutes), label: span(minutes) }))}
      />
    </FormDialog>
  );
}
