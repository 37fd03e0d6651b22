import { Alert, Button, Group, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { getHotkeyHandler, useDisclosure } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import { ApiProblem } from "@tocsin/contract/client";
import { api } from "../../ui/api.ts";
import { MayNote } from "../../ui/kit/MayNote.tsx";
import { Tag } from "../../ui/kit/Tag.tsx";
import { useTimes } from "../../ui/kit/times.ts";
import { directionOf } from "../../ui/language.tsx";
import { useSay } from "../../ui/say.ts";
import { useMay } from "../../ui/session.ts";
import { Approval } from "./Approval.tsx";
import { Blanks } from "./Blanks.tsx";
import { Overtaken } from "./Overtaken.tsx";
import { countCharacters, countWords, type Version, versionState } from "./readiness.ts";
import { ToneNotes } from "./ToneNotes.tsx";
import { useFields } from "./useFields.ts";
import { type Statement, useStatementAct } from "./useStatement.ts";
import { type Draft, useVersionDraft } from "./useVersionDraft.ts";

interface VersionEditorProps {
  readonly statement: Statement;
  readonly version: Version;
}

/** One language of a statement: the text, what it still lacks, and its approval. */
export function VersionEditor({ statement, version }: VersionEditorProps) {
  const say = useSay();
  const mayRespond = useMay("respond");
  const mayWrite = mayRespond && statement.state !== "withdrawn";
  const draft = useVersionDraft(statement.id, version);
  const fields = useFields();
  const save = useSave(statement, version, draft.drop);
  const [mayTouch, { open: unlock, close: lock }] = useDisclosure(draft.isDirty);
  const state = versionState(version);
  const isGuarded = (state === "approved" || state === "published") && !mayTouch;
  const send = (basedOn: string) => {
    if (draft.isDirty) save.mutate({ ...draft.shown, basedOn }, { onSuccess: lock });
  };
  return (
    <Stack gap="sm">
      <VersionHead version={version} isDirty={draft.isDirty} />
      {draft.isOvertaken && (
        <Overtaken version={version} onKeep={() => send(version.hash)} onDrop={draft.drop} isBusy={save.isPending} />
      )}
      {isGuarded && mayWrite && <Guard isPublished={state === "published"} onUnlock={unlock} />}
      <Fields
        version={version}
        shown={draft.shown}
        fields={fields}
        isReadOnly={!mayWrite || isGuarded}
        onWrite={draft.write}
        onSave={() => send(draft.shown.basedOn)}
      />
      {draft.isDirty && !draft.isOvertaken && (
        <Group>
          <Button onClick={() => send(draft.shown.basedOn)} loading={save.isPending}>
            {say("publish.save")}
          </Button>
          <Button variant="default" onClick={draft.drop}>
            {say("publish.discard")}
          </Button>
          <Text size="xs" c="dimmed">
            {say("publish.keys")}
          </Text>
        </Group>
      )}
      <MayNote may={mayRespond} reason="publish.mayNot.respond" />
      <Blanks statement={statement} version={version} shown={draft.shown} onFill={draft.write} isOff={!mayWrite} />
      {mayWrite && (
        <ToneNotes shown={draft.shown} language={version.language} kind={statement.kind} onShow={fields.show} />
      )}
      <Approval statement={statement} version={version} isDirty={draft.isDirty} />
    </Stack>
  );
}

/** A save that came too late is no failure to report: the fresh text is fetched, and the page shows both. */
function useSave(statement: Statement, version: Version, drop: () => void) {
  const queries = useQueryClient();
  const params = { id: statement.id, language: version.language };
  const act = async (body: Draft) => {
    try {
      return await api.editVersion({ params, body });
    } catch (problem) {
      if (problem instanceof ApiProblem && problem.problem.status === 409) {
        await queries.invalidateQueries({ queryKey: ["getStatement"] });
      }
      throw problem;
    }
  };
  return useStatementAct(statement.id, act, { success: "publish.saved", onDone: drop });
}

function VersionHead({ version, isDirty }: { version: Version; isDirty: boolean }) {
  const say = useSay();
  const { moment } = useTimes();
  return (
    <Group gap="xs">
      {versionState(version) === "voided" && <Text size="sm">{say("publish.version.voided")}</Text>}
      {isDirty && <Tag isOpen>{say("publish.unsaved")}</Tag>}
      <Text size="sm" c="dimmed">
        {say("publish.edited", { name: version.editedBy.name, time: moment(version.editedAt) })}
      </Text>
    </Group>
  );
}

function Guard({ isPublished, onUnlock }: { isPublished: boolean; onUnlock: () => void }) {
  const say = useSay();
  return (
    <Alert color="ochre">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{say(isPublished ? "publish.warn.published" : "publish.warn.approved")}</Text>
        <Button variant="default" size="xs" onClick={onUnlock}>
          {say("publish.warn.edit")}
        </Button>
      </Stack>
    </Alert>
  );
}

interface FieldsProps {
  readonly version: Version;
  readonly shown: Draft;
  readonly fields: ReturnType<typeof useFields>;
  readonly isReadOnly: boolean;
  readonly onWrite: (part: Partial<Draft>) => void;
  readonly onSave: () => void;
}

function Fields({ version, shown, fields, isReadOnly, onWrite, onSave }: FieldsProps) {
  const say = useSay();
  const place = { dir: directionOf(version.language), lang: version.language, readOnly: isReadOnly };
  const words = countWords(shown.text);
  const characters = countCharacters(shown.text);
  return (
    <Stack gap="xs" onKeyDown={getHotkeyHandler([["mod+Enter", onSave]])}>
      <TextInput
        {...place}
        ref={fields.title}
        label={say("publish.field.title")}
        value={shown.title}
        onChange={(event) => onWrite({ title: event.currentTarget.value })}
      />
      <Textarea
        {...place}
        ref={fields.text}
        label={say("publish.field.text")}
        value={shown.text}
        onChange={(event) => onWrite({ text: event.currentTarget.value })}
        autosize
        minRows={8}
      />
      <Text size="xs" c="dimmed" role="status">
        {say("publish.count", { words, characters })}
      </Text>
    </Stack>
  );
}
