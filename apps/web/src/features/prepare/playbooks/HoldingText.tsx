import { Button, Group, Text, Textarea, TextInput } from "@mantine/core";
import type { BodyOf } from "@tocsin/contract";
import { useIntl } from "react-intl";
import { useAct } from "../../../ui/act.ts";
import { api } from "../../../ui/api.ts";
import { useDraft } from "../../../ui/draft.ts";
import { MayNote } from "../../../ui/kit/MayNote.tsx";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { findPlaceholders, isPlaceholder } from "../../../ui/kit/placeholders.ts";
import { directionOf } from "../../../ui/language.tsx";
import { useSay } from "../../../ui/say.ts";
import { useMay } from "../../../ui/session.ts";
import type { Playbook } from "./PlaybooksPanel.tsx";

/** The text that is ready when nobody has time to write, in the team's own wording. */
export function HoldingText({ playbook }: { playbook: Playbook }) {
  const say = useSay();
  const mayChange = useMay("administer");
  const save = useAct(
    (body: BodyOf<"updatePlaybook">) => api.updatePlaybook({ params: { type: playbook.type }, body }),
    { invalidate: ["listPlaybooks", "getPlaybook"], success: "prepare.playbooks.saved" },
  );
  const draft = useDraft(playbook.holdingStatement, save.error);
  const { title, text } = playbook.holdingStatement;
  const { value: fields } = draft;
  const isChanged = fields.title !== title || fields.text !== text;
  const own = { lang: playbook.language, dir: directionOf(playbook.language), readOnly: !mayChange };
  return (
    <Panel title={say("prepare.playbooks.holding")} lead={say("prepare.playbooks.holding.lead")}>
      <TextInput {...own} label={say("prepare.playbooks.holding.title")} {...draft.field("title")} />
      <Textarea {...own} label={say("prepare.playbooks.holding.text")} {...draft.field("text")} autosize minRows={6} />
      <BlankNotes before={`${title}\n${text}`} after={`${fields.title}\n${fields.text}`} />
      <MayNote may={mayChange} reason="prepare.mayNot" />
      {isChanged && (
        <Group>
          <Button
            onClick={() => save.mutate({ language: playbook.language, holdingStatement: fields })}
            loading={save.isPending}
            disabled={fields.title.trim() === "" || fields.text.trim() === ""}
          >
            {say("prepare.save")}
          </Button>
          <Button variant="default" onClick={draft.reset}>
            {say("prepare.cancel")}
          </Button>
        </Group>
      )}
    </Panel>
  );
}

/** Which blanks will be asked for when it happens, and which an edit has dropped. */
function BlankNotes({ before, after }: { before: string; after: string }) {
  const say = useSay();
  const intl = useIntl();
  const kept = findPlaceholders(after);
  const lost = findPlaceholders(before).filter((name) => !kept.includes(name));
  const nameAll = (names: readonly string[]) =>
    intl.formatList(names.map((name) => (isPlaceholder(name) ? say(`prepare.blank.${name}`) : `{${name}}`)));
  return (
    <>
      {kept.length > 0 && (
        <Text size="sm" c="dimmed">
          {say("prepare.playbooks.holding.blanks", { blanks: nameAll(kept) })}
        </Text>
      )}
      {lost.length > 0 && (
        <Text size="sm" role="status">
          {say("prepare.playbooks.holding.lost", { blanks: nameAll(lost) })}
        </Text>
      )}
    </>
  );
}
