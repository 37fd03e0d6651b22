import { Button, NativeSelect, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { BodyOf } from "@tocsin/contract";
import { type CrisisType, crisisTypes, type Severity, severities } from "@tocsin/contract/words";
import { useAct } from "../../ui/act.ts";
import { api, ask } from "../../ui/api.ts";
import { useDraft } from "../../ui/draft.ts";
import { FormDialog } from "../../ui/kit/FormDialog.tsx";
import { useLanguage } from "../../ui/language.tsx";
import { useSay } from "../../ui/say.ts";
import { useMay } from "../../ui/session.ts";

/** For what no watch has heard: a call from a journalist, a letter, something seen on the street. */
export function NewIncident() {
  const say = useSay();
  const mayRespond = useMay("respond");
  const [isOpen, { open, close }] = useDisclosure();
  return (
    <>
      <Button onClick={open} disabled={!mayRespond}>
        {say("respond.new")}
      </Button>
      {isOpen && <NewIncidentForm onClose={close} />}
    </>
  );
}

interface Fields {
  readonly title: string;
  readonly type: CrisisType;
  readonly severity: Severity | null;
  readonly watchId: string;
}
const blank: Fields = { title: "", type: "reputation", severity: null, watchId: "" };

function NewIncidentForm({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const { language } = useLanguage();
  const open = useOpening();
  const draft = useDraft<Fields>(blank, open.error);
  const save = () =>
    open.mutate({
      ...draft.value,
      severity: draft.value.severity ?? undefined,
      watchId: draft.value.watchId || undefined,
      language,
    });
  return (
    <FormDialog title={say("respond.new.title")} onClose={onClose} onSave={save} isBusy={open.isPending}>
      <Text size="sm" c="dimmed">
        {say("respond.new.text")}
      </Text>
      <TextInput
        label={say("respond.new.name")}
        placeholder={say("respond.new.name.hint")}
        {...draft.field("title")}
        required
        data-autofocus
        dir="auto"
      />
      <NativeSelect
        label={say("respond.new.type")}
        {...draft.field("type")}
        data={crisisTypes.map((value) => ({ value, label: say(`crisis.${value}`) }))}
      />
      <NativeSelect
        label={say("respond.new.severity")}
        value={draft.value.severity ?? ""}
        onChange={(event) => draft.set({ severity: readSeverity(event.currentTarget.value) })}
        data={[
          { value: "", label: say("respond.new.severity.suggested") },
          ...severities.map((value) => ({ value: String(value), label: say(`severity.${value}`) })),
        ]}
      />
      <WatchChoice value={draft.value.watchId} onChange={(watchId) => draft.set({ watchId })} />
    </FormDialog>
  );
}

const readSeverity = (value: string) => severities.find((severity) => String(severity) === value) ?? null;

function useOpening() {
  const navigate = useNavigate();
  return useAct((body: BodyOf<"openIncident">) => api.openIncident({ body }), {
    invalidate: ["listIncidents", "getSituation"],
    success: "respond.opened",
    onDone: (incident) => void navigate({ to: "/incidents/$id", params: { id: incident.id } }),
  });
}

function WatchChoice({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const say = useSay();
  const watches = useQuery(ask("listWatches"));
  const choices = (watches.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <NativeSelect
      label={say("respond.new.watch")}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[{ value: "", label: "–" }, ...choices]}
    />
  );
}
