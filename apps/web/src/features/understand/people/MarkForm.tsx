import { NativeSelect, Text, Textarea } from "@mantine/core";
import type { BodyOf } from "@tocsin/contract";
import { authorRoles } from "@tocsin/contract/words";
import { useState } from "react";
import { useAct } from "../../../ui/act.ts";
import { api } from "../../../ui/api.ts";
import { FormDialog } from "../../../ui/kit/FormDialog.tsx";
import { useSay } from "../../../ui/say.ts";
import type { InsightQuery } from "../stretch/stretch.ts";
import { nameOf, type Person } from "./person.ts";

interface MarkFormProps {
  readonly person: Person;
  readonly query: InsightQuery;
  readonly onClose: () => void;
}

type Mark = BodyOf<"markAuthor">;

/** What the team knows and no profile says. An empty choice gives the word back to the profile or the record. */
export function MarkForm({ person, query, onClose }: MarkFormProps) {
  const say = useSay();
  const [mark, setMark] = useState<Mark>(() => readMark(person));
  const act = useAct((body: Mark) => api.markAuthor({ query, body }), {
    invalidate: ["listAuthors", "getAuthor"],
    success: "understand.marked",
    onDone: onClose,
  });
  return (
    <FormDialog
      title={say("understand.mark.title", { name: nameOf(person) })}
      onClose={onClose}
      onSave={() => act.mutate(mark)}
      isBusy={act.isPending}
    >
      <Text size="sm">{say("understand.mark.text")}</Text>
      <NativeSelect
        label={say("understand.role")}
        value={mark.role ?? ""}
        onChange={(event) => setMark({ ...mark, role: (event.currentTarget.value || null) as Mark["role"] })}
        data={[
          { value: "", label: say("understand.mark.byProfile") },
          ...authorRoles.map((role) => ({ value: role, label: say(`understand.role.${role}`) })),
        ]}
      />
      <NativeSelect
        label={say("understand.standing")}
        value={mark.standing ?? ""}
        onChange={(event) => setMark({ ...mark, standing: (event.currentTarget.value || null) as Mark["standing"] })}
        data={[
          { value: "", label: say("understand.mark.byRecord") },
          ...(["friend", "opponent"] as const).map((standing) => ({
            value: standing,
            label: say(`understand.standing.${standing}`),
          })),
        ]}
      />
      <Textarea
        label={say("understand.mark.note")}
        description={say("understand.mark.noteText")}
        autosize
        minRows={2}
        maxLength={2_000}
        dir="auto"
        value={mark.note ?? ""}
        onChange={(event) => setMark({ ...mark, note: event.currentTarget.value })}
      />
    </FormDialog>
  );
}

/** Only what the team has said is offered for change. */
function readMark({ authorKey, role, standing, note }: Person): Mark {
  const isMarked = standing.by === "team" && (standing.value === "friend" || standing.value === "opponent");
  return {
    authorKey,
    role: role.by === "team" ? role.value : null,
    standing: isMarked ? (standing.value as "friend" | "opponent") : null,
    note,
  };
}
