import { Button, Text } from "@mantine/core";
import type { AnswerOf } from "@tocsin/contract";
import { useIntl } from "react-intl";
import { useAct } from "../../../ui/act.ts";
import { api } from "../../../ui/api.ts";
import { StateBadge } from "../../../ui/badges.tsx";
import { Item } from "../../../ui/kit/Item.tsx";
import { useTimes } from "../../../ui/kit/times.ts";
import { useSay } from "../../../ui/say.ts";
import { sayRelative, useNow } from "../../../ui/time.tsx";

type Source = AnswerOf<"listSources">["items"][number];

export function SourceItem({ source }: { source: Source }) {
  const say = useSay();
  const remove = useAct(() => api.deleteSource({ params: { id: source.id } }), {
    invalidate: ["listSources", "getSituation"],
    success: "prepare.sources.deleted",
  });
  const removal = {
    title: say("prepare.sources.delete.title", { name: source.name }),
    text: say("prepare.sources.delete.text"),
    onRemove: () => remove.mutateAsync(undefined),
  };
  const state = source.isPaused ? "paused" : source.state;
  return (
    <Item
      name={source.name}
      badges={<StateBadge state={state} />}
      actions={<SourceActs source={source} />}
      removal={source.kind === "import" ? undefined : removal}
    >
      <Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
        {say(`prepare.sources.kind.${source.kind}`)}
        {source.address !== "" && (
          <>
            {" · "}
            <bdi dir="ltr">{source.address}</bdi>
          </>
        )}
      </Text>
      <Health source={source} />
    </Item>
  );
}

/** How it is, in words: what came, when it was asked, and what is wrong. */
function Health({ source }: { source: Source }) {
  const say = useSay();
  const intl = useIntl();
  const now = useNow();
  const { moment } = useTimes();
  const when = (at: string) => sayRelative(intl, at, now);
  const facts = [
    say("prepare.sources.lastDay", { count: source.postsLastDay }),
    source.lastPostAt === null
      ? say("prepare.sources.noPost")
      : say("prepare.sources.lastPost", { time: when(source.lastPostAt) }),
    source.lastCheckedAt === null ? null : say("prepare.sources.lastCheck", { time: when(source.lastCheckedAt) }),
    source.nextCheckAt === null || source.isPaused
      ? null
      : say("prepare.sources.nextCheck", { time: when(source.nextCheckAt) }),
  ];
  return (
    <>
      <Text size="sm">{facts.filter((fact) => fact !== null).join(" · ")}</Text>
      {source.problem !== null && (
        <Text size="sm" fw={600}>
          <bdi>{sayTrouble(intl, source.problem)}</bdi> (
          {say("prepare.sources.since", { time: moment(source.problem.since) })})
        </Text>
      )}
    </>
  );
}

function sayTrouble(intl: ReturnType<typeof useIntl>, problem: NonNullable<Source["problem"]>): string {
  const id = `prepare.sources.problem.${problem.code}`;
  return id in intl.messages ? intl.formatMessage({ id }) : problem.message;
}

function SourceActs({ source }: { source: Source }) {
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
      {source.kind === "feed" && (
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
