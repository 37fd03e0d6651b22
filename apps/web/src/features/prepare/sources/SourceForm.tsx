import { Anchor, NativeSelect, Stack, TextInput } from "@mantine/core";
import type { AnswerOf, BodyOf, ConnectorRecord } from "@tocsin/contract";
import { platforms } from "@tocsin/contract/words";
import { useState } from "react";
import { useAct } from "../../../ui/act.ts";
import { api } from "../../../ui/api.ts";
import { type Draft, useDraft } from "../../../ui/draft.ts";
import { FormDialog } from "../../../ui/kit/FormDialog.tsx";
import type { Secret } from "../../../ui/kit/SecretDialog.tsx";
import { namePlatform } from "../../../ui/platformNames.ts";
import { useFieldProblems } from "../../../ui/problems.ts";
import { useSay } from "../../../ui/say.ts";
import { signedExample } from "../signedExample.ts";
import { Abilities } from "./Abilities.tsx";
import { AccountPart } from "./connections/AccountPart.tsx";
import { FeedFinder } from "./FeedFinder.tsx";
import { fillIn, readFilled } from "./fieldValues.ts";
import { Guide } from "./Guide.tsx";
import { ManifestFields } from "./ManifestFields.tsx";

type Source = AnswerOf<"listSources">["items"][number];
interface Fields {
  readonly name: string;
  readonly address: string;
  readonly platform: string;
  readonly everyMinutes: number;
  readonly connectionId: string | null;
}

interface SourceFormProps {
  readonly connector: ConnectorRecord;
  /** The source to change; a new one when left out. */
  readonly source?: Source;
  readonly onClose: () => void;
  readonly onSecret?: (secret: Secret) => void;
  readonly onBack?: () => void;
}

export function SourceForm({ connector, source, onClose, onSecret, onBack }: SourceFormProps) {
  const say = useSay();
  const [settings, fill] = useState(() => fillIn(connector.settings, source?.settings));
  const save = useAct((body: BodyOf<"createSource">) => store(body, source), {
    invalidate: ["listSources", "getSituation"],
    success: source === undefined ? "prepare.sources.added" : "prepare.sources.changed",
    onDone: (stored) => {
      if (stored.secret !== undefined) onSecret?.(secretOf(stored, stored.secret));
      onClose();
    },
  });
  const name = say(`connector.${connector.kind}.name`);
  const draft = useDraft<Fields>(source ?? beginning(connector, name), save.error);
  const problems = useFieldProblems(save.error);
  const send = () =>
    save.mutate({
      kind: connector.kind,
      ...draft.value,
      settings: readFilled(connector.settings, settings),
    } as BodyOf<"createSource">);
  return (
    <FormDialog title={source?.name ?? name} onClose={onClose} onSave={send} isBusy={save.isPending} size="lg">
      {onBack !== undefined && (
        <Anchor component="button" type="button" size="sm" onClick={onBack} style={{ alignSelf: "flex-start" }}>
          {say("connector.other")}
        </Anchor>
      )}
      <Guide connector={connector} />
      <TextInput label={say("prepare.sources.name")} {...draft.field("name")} required dir="auto" />
      {connector.credentials.length > 0 && (
        <AccountPart
          connector={connector}
          chosen={draft.value.connectionId}
          onChoose={(connectionId) => draft.set({ connectionId })}
          as={{ address: draft.value.address, settings: readFilled(connector.settings, settings) }}
          problem={draft.problemOf("connectionId")}
        />
      )}
      <Place connector={connector} draft={draft} />
      <ManifestFields
        kind={connector.kind}
        group="setting"
        fields={connector.settings}
        value={settings}
        onChange={fill}
        problems={withoutPrefix(problems, "settings.")}
      />
      <Abilities connector={connector} />
    </FormDialog>
  );
}

function store({ kind, ...body }: BodyOf<"createSource">, source: Source | undefined) {
  if (source === undefined) return api.createSource({ body: { kind, ...body } });
  const { platform: _fixed, ...patch } = body;
  return api.updateSource({ params: { id: source.id }, body: patch });
}

function secretOf({ name, address }: Source, secret: string): Secret {
  const full = new URL(address, window.location.origin).href;
  return { name, secret, address: full, example: signedExample(full) };
}

const beginning = ({ kind, platform }: ConnectorRecord, name: string): Fields => ({
  name,
  address: "",
  platform: platform ?? (kind === "feed" ? "news" : "other"),
  everyMinutes: 5,
  connectionId: null,
});

/** "settings.tags" is what the server calls the field "tags". */
const withoutPrefix = (problems: Record<string, string>, prefix: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(problems)
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, problem]) => [path.slice(prefix.length), problem]),
  );

const paces = [1, 5, 15, 60, 360] as const;

/** Where it is heard, how often it is asked, and whose posts they count as. */
function Place({ connector, draft }: { connector: ConnectorRecord; draft: Draft<Fields> }) {
  const say = useSay();
  const fitting = paces.filter((minutes) => minutes >= (connector.shortestMinutes ?? 0));
  const pace = (minutes: number) =>
    minutes < 60
      ? say("prepare.sources.every.value", { minutes })
      : say("prepare.sources.every.hours", { hours: minutes / 60 });
  return (
    <Stack>
      {connector.needsAddress === true && (
        <TextInput
          type="url"
          label={say("connector.address")}
          placeholder="https://"
          {...draft.field("address")}
          required
          dir="ltr"
        />
      )}
      {connector.kind === "feed" && (
        <FeedFinder address={draft.value.address} onPick={(address) => draft.set({ address })} />
      )}
      {connector.ways.includes("pull") && (
        <NativeSelect
          label={say("prepare.sources.every")}
          value={String(draft.value.everyMinutes)}
          onChange={(event) => draft.set({ everyMinutes: Number(event.currentTarget.value) })}
          data={fitting.map((minutes) => ({ value: String(minutes), label: pace(minutes) }))}
        />
      )}
      {connector.platform === null && (
        <NativeSelect
          label={say("prepare.sources.platform")}
          {...draft.field("platform")}
          data={platforms.map((value) => ({ value, label: namePlatform(value, say) }))}
        />
      )}
    </Stack>
  );
}
