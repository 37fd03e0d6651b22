import { Button, Group, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { BodyOf } from "@tocsin/contract";
import type { Language } from "@tocsin/contract/words";
import { useState } from "react";
import { useAct } from "../../ui/act.ts";
import { api, ask } from "../../ui/api.ts";
import { Dialog } from "../../ui/kit/Dialog.tsx";
import { LanguageChoice } from "../../ui/kit/LanguageChoice.tsx";
import { readWallTime } from "../../ui/kit/wallClock.ts";
import { useSay } from "../../ui/say.ts";
import { useMay, useSession } from "../../ui/session.ts";
import { type StatementKind, statementKinds } from "./statementKinds.ts";

interface NewStatementProps {
  /** Given on an incident's page; otherwise the form asks. */
  readonly incidentId?: string;
}

/** Drafts a statement from the playbook and leads to it. */
export function NewStatement({ incidentId }: NewStatementProps) {
  const say = useSay();
  const mayWrite = useMay("respond");
  const [isOpen, { open, close }] = useDisclosure();
  return (
    <>
      <Button onClick={open} disabled={!mayWrite} title={mayWrite ? undefined : say("publish.mayNot.respond")}>
        {say("publish.new")}
      </Button>
      <Dialog opened={isOpen} onClose={close} title={say("publish.new.title")} size="lg">
        <NewStatementForm incidentId={incidentId} onCancel={close} />
      </Dialog>
    </>
  );
}

function NewStatementForm({ incidentId, onCancel }: NewStatementProps & { onCancel: () => void }) {
  const say = useSay();
  const { workspace } = useSession();
  const [kind, setKind] = useState<StatementKind>("holding");
  const [languages, setLanguages] = useState<Language[]>([workspace.language]);
  const [incident, setIncident] = useState(incidentId ?? "");
  const [next, setNext] = useState("");
  const draft = useDrafting();
  const nextUpdateAt = readWallTime(next, workspace.timeZone)?.toISOString();
  const submit = () => draft.mutate({ kind, languages, incidentId: incident || undefined, nextUpdateAt });
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {say("publish.new.text")}
      </Text>
      <NativeSelect
        label={say("publish.new.kind")}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value as StatementKind)}
        data={statementKinds.map((value) => ({ value, label: say(`publish.kind.${value}`) }))}
      />
      {incidentId === undefined && <IncidentChoice value={incident} onChange={setIncident} />}
      <LanguageChoice
        label={say("publish.new.languages")}
        value={languages}
        onChange={setLanguages}
        error={languages.length === 0 ? say("publish.new.languages.none") : undefined}
      />
      <TextInput
        type="datetime-local"
        label={say("publish.new.next")}
        value={next}
        onChange={(event) => setNext(event.currentTarget.value)}
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          {say("publish.cancel")}
        </Button>
        <Button onClick={submit} loading={draft.isPending} disabled={languages.length === 0}>
          {say("publish.new.save")}
        </Button>
      </Group>
    </Stack>
  );
}

function useDrafting() {
  const navigate = useNavigate();
  return useAct((body: BodyOf<"createStatement">) => api.createStatement({ body }), {
    invalidate: ["listStatements", "getIncident"],
    onDone: (statement) => void navigate({ to: "/publish/$id", params: { id: statement.id } }),
  });
}

function IncidentChoice({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const say = useSay();
  const incidents = useQuery(ask("listIncidents", { query: { state: "active" } }));
  const choices = (incidents.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title }));
  return (
    <NativeSelect
      label={say("publish.new.incident")}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[{ value: "", label: say("publish.new.incident.none") }, ...choices]}
    />
  );
}
