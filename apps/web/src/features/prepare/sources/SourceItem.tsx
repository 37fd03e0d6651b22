import { Button, Text } from "@mantine/core";
import type { ConnectorRecord } from "@tocsin/contract";
import { useState } from "react";
import { useAct } from "../../../ui/act.ts";
import { api } from "../../../ui/api.ts";
import { StateBadge } from "../../../ui/badges.tsx";
import { Item } from "../../../ui/kit/Item.tsx";
import { useSay } from "../../../ui/say.ts";
import { HookAddress } from "./HookAddress.tsx";
import { Health, type Source } from "./health/Health.tsx";
import { SourceForm } from "./SourceForm.tsx";

interface SourceItemProps {
  readonly source: Source;
  readonly connector: ConnectorRecord | undefined;
}

export function SourceItem({ source, connector }: SourceItemProps) {
  const say = useSay();
  const [isEditing, setEditing] = useState(false);
  const remove = useAct(() => api.deleteSource({ params: { id: source.id } }), {
    invalidate: ["listSources", "getSituation"],
    success: "prepare.sources.deleted",
  });
  const removal = {
    title: say("prepare.sources.delete.title", { name: source.name }),
    text: say("prepare.sources.delete.text"),
    onRemove: () => remove.mutateAsync(undefined),
  };
  const isOurs = source.kind === "import";
  return (
    <Item
      name={source.name}
      badges={<StateBadge state={source.isPaused ? "paused" : source.state} />}
      actions={<SourceActs source={source} connector={connector} />}
      onEdit={isOurs || connector === undefined ? undefined : () => setEditing(true)}
      removal={isOurs ? undefined : removal}
    >
      <Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
        {say(`connector.${source.kind}.name`)}
        {source.address !== "" && (
          <>
            {" · "}
            <bdi dir="ltr">{source.address}</bdi>
          </>
        )}
      </Text>
      <Health source={source} />
      <HookAddress source={source} connector={connector} />
      {isEditing && connector !== undefined && (
        <SourceForm connector={connector} source={source} onClose={() => setEditing(false)} />
      )}
    </Item>
  );
}

function SourceActs({ source, connector }: SourceItemProps) {
  const say = useSay();
  const params = { id: source.id };
  const pause = useAct((isPaused: boolean) => api.updateSource({ params, body: { isPaused } }), {
    invalidate: ["listSources", "getSituation"],
    success: source.isPaused ? "prepare.sources.resumed" : "prepare.sources.paused",
  });
  const check = useAct(() => api.checkSource({ params }), {
    invalidate: ["listSources"],
    success: "prepare.sources.checked",
  });
  if (source.kind === "import") return null;
  const word = say(source.isPaused ? "prepare.sources.resume" : "prepare.sources.pause");
  const look = { size: "compact-sm", variant: "default" } as const;
  return (
    <>
      {connector?.ways.includes("pull") === true && (
        <Button
          {...look}
          onClick={() => check.mutate(undefined)}
          loading={check.isPending}
          aria-label={`${say("prepare.sources.check")}: ${source.name}`}
        >
          {say("prepare.sources.check")}
        </Button>
      )}
      <Button
        {...look}
        onClick={() => pause.mutate(!source.isPaused)}
        loading={pause.isPending}
        aria-label={`${word}: ${source.name}`}
      >
        {word}
      </Button>
    </>
  );
}
