import { Button, Stack, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useState } from "react";
import { api, keyOf } from "../../ui/api.ts";
import { Empty, Failure, Loading } from "../../ui/States.tsx";
import { useSay } from "../../ui/say.ts";
import type { MentionFilter } from "./filters.ts";
import { MentionCard } from "./MentionCard.tsx";
import type { Mention } from "./mention.ts";

interface MentionListProps {
  readonly filter: MentionFilter;
  /** Shown when nothing matches. */
  readonly empty?: ReactNode;
  readonly actionsFor?: (mention: Mention) => ReactNode;
}

/** Mentions page by page, latest first; what comes in meanwhile does not push the page the reader is on. */
export function MentionList({ filter, empty, actionsFor }: MentionListProps) {
  const say = useSay();
  const pages = useInfiniteQuery({
    queryKey: [...keyOf("listMentions", { query: filter }), "pages"],
    queryFn: ({ pageParam }) => api.listMentions({ query: { ...filter, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  if (pages.data === undefined) {
    return pages.isError ? <Failure error={pages.error} onRetry={() => void pages.refetch()} /> : <Loading rows={6} />;
  }
  const mentions = pages.data.pages.flatMap((page) => page.items);
  if (mentions.length === 0) return empty ?? <Empty title={say("listen.none")} />;
  return (
    <Stack gap="xs">
      {mentions.map((mention) => (
        <Story key={mention.id} mention={mention} actionsFor={actionsFor} />
      ))}
      {pages.hasNextPage && (
        <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {say("listen.more")}
        </Button>
      )}
      {pages.isFetchNextPageError && <Text c="dimmed">{say("listen.moreFailed")}</Text>}
    </Stack>
  );
}

interface StoryProps {
  readonly mention: Mention;
  readonly actionsFor: MentionListProps["actionsFor"];
}

/** A post with its echoes folded under it. */
function Story({ mention, actionsFor }: StoryProps) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const hasEchoes = mention.echoes > 0 && mention.groupId !== null && !mention.isEcho;
  return (
    <div>
      <MentionCard
        mention={mention}
        actions={
          <>
            {hasEchoes && (
              <Button size="compact-xs" variant="subtle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
                {say(isOpen ? "listen.hideEchoes" : "listen.showEchoes")}
              </Button>
            )}
            {actionsFor?.(mention)}
          </>
        }
      />
      {isOpen && mention.groupId !== null && (
        <Stack gap="xs" ps="lg" pt="xs">
          <MentionList filter={{ groupId: mention.groupId, show: "all", limit: 20 }} />
        </Stack>
      )}
    </div>
  );
}
