import { Button, Group, Paper, Stack, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import { useIntl } from "react-intl";
import { useAct } from "../../../ui/act.ts";
import { api } from "../../../ui/api.ts";
import { Bidi } from "../../../ui/Bidi.tsx";
import { isolate } from "../../../ui/isolate.ts";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { Tag } from "../../../ui/kit/Tag.tsx";
import { Failure, Loading } from "../../../ui/States.tsx";
import { useSay } from "../../../ui/say.ts";
import { useMay } from "../../../ui/session.ts";
import { RelativeTime } from "../../../ui/time.tsx";
import { useSayWord } from "./words.ts";

type Correction = AnswerOf<"listCorrections">["items"][number];

/** Every correction, latest first: what was said, what it became, and the way back. */
export function CorrectionsPanel() {
  const say = useSay();
  const log = useInfiniteQuery({
    queryKey: ["listCorrections", "pages"],
    queryFn: ({ pageParam }) => api.listCorrections({ query: { cursor: pageParam, limit: 20 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const corrections = log.data?.pages.flatMap((page) => page.items);
  return (
    <Panel title={say("understand.corrections")}>
      {log.isError && <Failure error={log.error} onRetry={() => void log.refetch()} />}
      {log.isPending && <Loading rows={2} />}
      {corrections?.length === 0 && <Text size="sm">{say("understand.corrections.none")}</Text>}
      {corrections?.map((correction) => (
        <CorrectionItem key={correction.id} correction={correction} />
      ))}
      {log.hasNextPage && (
        <Button variant="default" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {say("understand.corrections.more")}
        </Button>
      )}
    </Panel>
  );
}

function CorrectionItem({ correction }: { correction: Correction }) {
  const say = useSay();
  const { excerpt, language, by, at, undoneAt, posts, field } = correction;
  return (
    <Paper withBorder p="sm" component="article">
      <Group justify="space-between" align="flex-start" gap="xs">
        <Stack gap={4} flex="1 1 16rem" miw={0}>
          <Text size="sm" style={{ overflowWrap: "anywhere" }}>
            <Bidi lang={language}>{excerpt}</Bidi>
          </Text>
          <Text size="sm">
            <b>{say(`understand.field.${field}`)}:</b> <WasAndIs correction={correction} />
          </Text>
          <Text size="xs" c="dimmed">
            {say("understand.corrections.by", { name: by.name })} · <RelativeTime at={at} /> ·{" "}
            {say("understand.corrections.posts", { count: posts })}
          </Text>
        </Stack>
        {undoneAt === null ? <UndoButton correction={correction} /> : <Tag>{say("understand.corrections.undone")}</Tag>}
      </Group>
    </Paper>
  );
}

function WasAndIs({ correction }: { correction: Correction }) {
  const say = useSay();
  const intl = useIntl();
  const sayWord = useSayWord();
  const list = (words: readonly string[]) =>
    words.length === 0
      ? say("understand.corrections.nothing")
      : intl.formatList(
          words.map((word) => isolate(sayWord(correction.field, word))),
          { type: "conjunction", style: "narrow" },
        );
  return say("understand.corrections.change", { was: list(correction.was), is: list(correction.is) });
}

function UndoButton({ correction }: { correction: Correction }) {
  const say = useSay();
  const mayUndo = useMay("respond");
  const act = useAct(() => api.undoCorrection({ params: { id: correction.id } }), {
    invalidate: ["listCorrections", "getLearning", "listMentions", "listMentionFacets"],
    success: "understand.corrections.takenBack",
  });
  if (!mayUndo) return null;
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={act.isPending}
      onClick={() => act.mutate(undefined)}
      aria-label={`${say("understand.corrections.undo")}: ${correction.excerpt.slice(0, 60)}`}
    >
      {say("understand.corrections.undo")}
    </Button>
  );
}
