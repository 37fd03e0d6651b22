import { Group } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { AppLink } from "../../ui/links.tsx";
import { useSay } from "../../ui/say.ts";
import { Engagement } from "./Engagement.tsx";
import classes from "./MentionCard.module.css";
import { MentionHead } from "./MentionHead.tsx";
import { MentionWords } from "./MentionWords.tsx";
import { type Mention, type Span, stretchAround } from "./mention.ts";
import { Moderation } from "./moderation/Moderation.tsx";
import { CrisisWhy } from "./reasons/CrisisWhy.tsx";
import { LanguageWhy } from "./reasons/LanguageWhy.tsx";
import { SentimentWhy } from "./reasons/SentimentWhy.tsx";
import { Telling } from "./reasons/telling.ts";
import { WatchWhy } from "./reasons/WatchWhy.tsx";
import { Toward } from "./Toward.tsx";

interface MentionCardProps {
  readonly mention: Mention;
  /** Shown at the end of the card: what can be done with this mention. */
  readonly actions?: ReactNode;
}

/** One post as its author wrote it, with what the product made of it. */
export function MentionCard({ mention, actions }: MentionCardProps) {
  const say = useSay();
  const [told, tell] = useState<readonly Span[]>([]);
  return (
    <article className={classes.card} data-echo={mention.isEcho}>
      <MentionHead mention={mention} />
      <MentionWords mention={mention} told={told} />
      <Toward mention={mention} />
      <Telling value={tell}>
        <Group gap={6} className={classes.foot}>
          <SentimentWhy mention={mention} />
          {isRead(mention) && (
            <>
              <LanguageWhy mention={mention} />
              <CrisisWhy mention={mention} />
              <WatchWhy mention={mention} />
            </>
          )}
        </Group>
      </Telling>
      <Group gap={10} className={classes.foot}>
        <Engagement of={mention.engagement} />
        {mention.echoes > 0 && <span>{say("listen.echoed", { echoes: mention.echoes })}</span>}
        {mention.isEcho && <span>{say("listen.isEcho")}</span>}
        <NarrativeLink mention={mention} />
        <Moderation mention={mention} />
        {actions}
      </Group>
    </article>
  );
}

/** A post that waits to be read has nothing to give reasons for. */
const isRead = ({ sentiment }: Mention) => sentiment !== null;

function NarrativeLink({ mention: { narrativeId, publishedAt } }: { mention: Mention }) {
  const say = useSay();
  if (narrativeId === null) return null;
  return (
    <AppLink
      to="/insights/narratives/$id"
      params={{ id: narrativeId }}
      search={stretchAround(publishedAt, Date.now())}
      preload={false}
      fz="xs"
    >
      {say("listen.narrative")}
    </AppLink>
  );
}
