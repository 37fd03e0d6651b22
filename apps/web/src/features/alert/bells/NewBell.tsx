import { NativeSelect, Radio, Stack, TextInput } from "@mantine/core";
import type { BodyOf } from "@tocsin/contract";
import { type Language, languages, type Severity, severities } from "@tocsin/contract/words";
import { useAct } from "../../../ui/act.ts";
import { api } from "../../../ui/api.ts";
import { FormDialog } from "../../../ui/kit/FormDialog.tsx";
import type { Secret } from "../../../ui/kit/SecretDialog.tsx";
import { useFields } from "../../../ui/kit/useFields.ts";
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
  const { fields, set, problemOf } = useFields<Body>(blank, add.error);
  return (
    <FormDialog
      title={say("alert.bells.add")}
      onClose={onClose}
      onSave={() => add.mutate(fields)}
      isBusy={add.isPending}
    >
      <Radio.Group
        label={say("alert.bells.kind")}
        value={fields.kind}
        onChange={(kind) => set({ kind: kind as Body["kind"] })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="email" label={say("alert.bells.kind.email")} />
          <Radio value="webhook" label={say("alert.bells.kind.webhook")} />
        </Stack>
      </Radio.Group>
      <TextInput
        label={say("alert.bells.name")}
        placeholder={say("alert.bells.name.hint")}
        value={fields.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={problemOf("name")}
        required
        dir="auto"
      />
      <TextInput
        label={say(`alert.bells.target.${fields.kind}`)}
        type={fields.kind === "email" ? "email" : "url"}
        value={fields.target}
        onChange={(event) => set({ target: event.currentTarget.value })}
        error={problemOf("target")}
        required
        dir="ltr"
      />
      <NativeSelect
        label={say("alert.bells.language")}
        value={fields.language}
        onChange={(event) => set({ language: event.currentTarget.value as Language })}
        data={languages.map((value) => ({ value, label: ownNames[value] }))}
      />
      <NativeSelect
        label={say("alert.bells.minimum")}
        value={String(fields.minimumSeverity)}
        onChange={(event) => set({ minimumSeverity: Number(event.currentTarget.value) as Severity })}
        data={severities.map((value) => ({ value: String(value), label: say(`severity.${value}`) }))}
      />
    </FormDialog>
  );
}
