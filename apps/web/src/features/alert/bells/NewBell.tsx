import { NativeSelect, PasswordInput, Radio, SimpleGrid, Text, TextInput } from "@mantine/core";
import type { BodyOf } from "@tocsin/contract";
import { type Language, languages, type Severity, severities } from "@tocsin/contract/words";
import { useAct } from "../../../ui/act.ts";
import { api } from "../../../ui/api.ts";
import { type Draft, useDraft } from "../../../ui/draft.ts";
import { FormDialog } from "../../../ui/kit/FormDialog.tsx";
import type { Secret } from "../../../ui/kit/SecretDialog.tsx";
import { ownNames, useLanguage } from "../../../ui/language.tsx";
import { useSay } from "../../../ui/say.ts";
import { type AddedKind, addedKinds, hintOf, inputTypeOf, targetLabelOf } from "./kinds.ts";

interface Wish {
  readonly kind: AddedKind;
  readonly name: string;
  readonly target: string;
  readonly token: string;
  readonly language: Language;
  readonly minimumSeverity: Severity;
}

const toBody = ({ kind, token, target, ...rest }: Wish): BodyOf<"createBell"> =>
  kind === "telegram"
    ? { kind, ...rest, target: target.trim(), token: token.trim() }
    : { kind, ...rest, target: target.trim() };

interface NewBellProps {
  readonly onClose: () => void;
  readonly onSecret: (secret: Secret) => void;
}

export function NewBell({ onClose, onSecret }: NewBellProps) {
  const say = useSay();
  const { language } = useLanguage();
  const add = useAct((wish: Wish) => api.createBell({ body: toBody(wish) }), {
    invalidate: ["listBells"],
    success: "alert.bells.added",
    onDone: ({ name, secret }) => {
      if (secret !== undefined) onSecret({ name, secret });
      onClose();
    },
  });
  const blank: Wish = { kind: "email", name: "", target: "", token: "", language, minimumSeverity: 1 };
  const draft = useDraft<Wish>(blank, add.error);
  return (
    <FormDialog
      title={say("alert.bells.add")}
      onClose={onClose}
      onSave={() => add.mutate(draft.value)}
      isBusy={add.isPending}
    >
      <KindChoice draft={draft} />
      <TextInput
        label={say("alert.bells.name")}
        placeholder={say("alert.bells.name.hint")}
        {...draft.field("name")}
        required
        dir="auto"
      />
      <Address draft={draft} />
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

function KindChoice({ draft }: { draft: Draft<Wish> }) {
  const say = useSay();
  return (
    <Radio.Group
      label={say("alert.bells.kind")}
      value={draft.value.kind}
      onChange={(kind) => draft.set({ kind: kind as AddedKind, target: "", token: "" })}
    >
      <SimpleGrid cols={2} spacing="xs" verticalSpacing="xs" mt="xs">
        {addedKinds.map((kind) => (
          <Radio key={kind} value={kind} label={say(`alert.bells.kind.${kind}`)} />
        ))}
      </SimpleGrid>
    </Radio.Group>
  );
}

/** Where the message goes, and how to find that out on the platform's side. */
function Address({ draft }: { draft: Draft<Wish> }) {
  const say = useSay();
  const { kind } = draft.value;
  const hint = hintOf(kind);
  return (
    <>
      {hint !== null && <Text size="sm">{say(hint)}</Text>}
      {kind === "telegram" && (
        <PasswordInput
          label={say("alert.bells.token")}
          {...draft.field("token")}
          required
          dir="ltr"
          autoComplete="off"
          visibilityToggleButtonProps={{ "aria-label": say("alert.bells.token.show") }}
        />
      )}
      <TextInput
        label={say(targetLabelOf(kind))}
        type={inputTypeOf(kind)}
        {...draft.field("target")}
        required
        dir="ltr"
        autoComplete="off"
      />
    </>
  );
}
