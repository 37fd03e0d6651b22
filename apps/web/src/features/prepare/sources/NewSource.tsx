import { NativeSelect, Radio, Stack, TextInput } from "@mantine/core";
import type { BodyOf } from "@tocsin/contract";
import { platforms } from "@tocsin/contract/words";
import { useAct } from "../../../ui/act.ts";
import { api } from "../../../ui/api.ts";
import { type Draft, useDraft } from "../../../ui/draft.ts";
import { FormDialog } from "../../../ui/kit/FormDialog.tsx";
import type { Secret } from "../../../ui/kit/SecretDialog.tsx";
import { namePlatform } from "../../../ui/platformNames.ts";
import { useSay } from "../../../ui/say.ts";
import { signedExample } from "../signedExample.ts";

interface Fields {
  readonly kind: "feed" | "webhook";
  readonly name: string;
  readonly address: string;
  readonly platform: string;
  readonly everyMinutes: number;
}
const blank: Fields = { kind: "feed", name: "", address: "", platform: "news", everyMinutes: 5 };
const paces = [1, 5, 15, 60, 360] as const;

function bodyOf({ kind, name, address, platform, everyMinutes }: Fields): BodyOf<"createSource"> {
  return kind === "feed" ? { kind, name, address, platform, everyMinutes } : { kind, name, platform };
}

interface NewSourceProps {
  readonly onClose: () => void;
  readonly onSecret: (secret: Secret) => void;
}

export function NewSource({ onClose, onSecret }: NewSourceProps) {
  const say = useSay();
  const add = useAct((body: BodyOf<"createSource">) => api.createSource({ body }), {
    invalidate: ["listSources", "getSituation"],
    success: "prepare.sources.added",
    onDone: ({ name, address, secret }) => {
      const full = new URL(address, window.location.origin).href;
      if (secret !== undefined) onSecret({ name, secret, address: full, example: signedExample(full) });
      onClose();
    },
  });
  const draft = useDraft<Fields>(blank, add.error);
  return (
    <FormDialog
      title={say("prepare.sources.title.new")}
      onClose={onClose}
      onSave={() => add.mutate(bodyOf(draft.value))}
      isBusy={add.isPending}
    >
      <KindChoice
        value={draft.value.kind}
        onChange={(kind) => draft.set({ kind, platform: kind === "feed" ? "news" : "other" })}
      />
      <TextInput label={say("prepare.sources.name")} {...draft.field("name")} required dir="auto" />
      {draft.value.kind === "feed" && <FeedFields draft={draft} />}
      <NativeSelect
        label={say("prepare.sources.platform")}
        {...draft.field("platform")}
        data={platforms.map((value) => ({ value, label: namePlatform(value, say) }))}
      />
    </FormDialog>
  );
}

function KindChoice({ value, onChange }: { value: Fields["kind"]; onChange: (kind: Fields["kind"]) => void }) {
  const say = useSay();
  return (
    <Radio.Group
      label={say("prepare.sources.kind")}
      value={value}
      onChange={(kind) => onChange(kind as Fields["kind"])}
    >
      <Stack gap="xs" mt="xs">
        {(["feed", "webhook"] as const).map((kind) => (
          <Radio
            key={kind}
            value={kind}
            label={say(`prepare.sources.kind.${kind}`)}
            description={say(`prepare.sources.kind.${kind}.text`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}

function FeedFields({ draft }: { draft: Draft<Fields> }) {
  const say = useSay();
  const pace = (minutes: number) =>
    minutes < 60
      ? say("prepare.sources.every.value", { minutes })
      : say("prepare.sources.every.hours", { hours: minutes / 60 });
  return (
    <>
      <TextInput
        type="url"
        label={say("prepare.sources.address")}
        placeholder="https://"
        {...draft.field("address")}
        required
        dir="ltr"
      />
      <NativeSelect
        label={say("prepare.sources.every")}
        value={String(draft.value.everyMinutes)}
        onChange={(event) => draft.set({ everyMinutes: Number(event.currentTarget.value) })}
        data={paces.map((minutes) => ({ value: String(minutes), label: pace(minutes) }))}
      />
    </>
  );
}
