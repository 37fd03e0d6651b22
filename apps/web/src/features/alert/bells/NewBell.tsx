import { NativeSelect, Radio, Stack, TextInput } from "@mantine/core";
import type { BodyOf } from "@tocsin/contract";
import { languages, type Severity, severities } from "@tocsin/contract/words";
import { useAct } from "../../../ui/act.ts";
import { api } from "../../../ui/api.ts";
import { useDraft } from "../../../ui/draft.ts";
import { FormDialog } from "../../../ui/kit/FormDialog.tsx";
import type { Secret } from "../../../ui/kit/SecretDialog.tsx";
import { ownNames, useLanguage } from "../../../ui/language.tsx";
import { useSay } from "../../../ui/say.ts";

type Body = Required<BodyOf<"createBell">>;

interface NewBellProps {
  readonly onClose: () => void;
  readonly onSecret: (secret: Secret) => void;
}

export function NewBell({ onClose, onSecret }: NewBellProps) {
  const say = useSay();
  const { language } = useLanguage();
  const add = useAct((body: Body) => api.createBell({ body }), {
    invalidate: ["listBells"],
    success: "alert.bells.added",
    onDone: ({ name, secret }) => {
      if (secret !== undefined) onSecret({ name, secret });
      onClose();
    },
  });
  const blank: Body = { kind: "email", name: "", target: "", language, minimumSeverity: 1 };
  const draft = useDraft<Body>(blank, add.error);
  return (
    <FormDialog
      title={say("alert.bells.add")}
      onClose={onClose}
      onSave={() => add.mutate(draft.value)}
      isBusy={add.isPending}
    >
      <Radio.Group
        label={say("alert.bells.kind")}
        value={draft.value.kind}
        onChange={(kind) => draft.set({ kind: kind as Body["kind"] })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="email" label={say("alert.bells.kind.email")} />
          <Radio value="webhook" label={say("alert.bells.kind.webhook")} />
        </Stack>
      </Radio.Group>
      <TextInput
        label={say("alert.bells.name")}
        placeholder={say("alert.bells.name.hint")}
        {...draft.field("name")}
        required
        dir="auto"
      />
      <TextInput
        label={say(`alert.bells.target.${draft.value.kind}`)}
        type={draft.value.kind === "email" ? "email" : "url"}
        {...draft.field("target")}
        required
        dir="ltr"
      />
      <NativeSelect
        label={say("alert.bells.language")}
        {...draft.field("language")}
        data={languages.map((value) => ({ value, label: ownNames[value] }))}
      />
      <NativeSelect
        label={say("alert.bells.minimum")}
        value={String(draft.value.minimumSeverity)}
        onChange={(event) => draft.set({ minimumSeverity: Number(event.currentTarget.value) as Severity })}
        data={severities.map((value) => ({ value: String(value), label: say(`severity.${value}`) }))}
      />
    </FormDialog>
  );
}
