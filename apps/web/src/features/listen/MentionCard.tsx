import { Anchor, Group, Text } from "@mantine/core";
import type { AnswerOf } from "@tocsin/contract";
import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import { Amount } from "../../ui/Amount.tsx";
import { Bidi } from "../../ui/Bidi.tsx";
import { SentimentBadge } from "../../ui/badges.tsx";
import { AppLink } from "../../ui/links.tsx";
import { namePlatform } from "../../ui/platformNames.ts";
import { useSay } from "../../ui/say.ts";
import { RelativeTime } from "../../ui/time.tsx";
import { directionOfPost } from "./direction.ts";
import { cutAtSpans } from "./highlight.ts";
import { nameLanguage } from "./languageNames.ts";
import classes from "./MentionCard.module.css";

export type Mention = AnswerOf<"getMention">;

interface MentionCardProps {
  readonly mention: Mention;
  /** Shown at the end of the card: what can be done with this mention. */
  readonly actions?: ReactNode;
}

/** One post as its author wrote it, with what the product made of it. */
export function MentionCard({ mention, actions }: MentionCardProps) {
  const say = useSay();
  return (
    <article className={classes.card} data-echo={mention.isEcho}>
      <MentionHead mention={mention} />
      {mention.title !== null && (
        <Text
          fw={600}
          dir={directionOfPost(mention.title, mention.language)}
          lang={mention.language}
          className={classes.text}
        >
          {mention.title}
        </Text>
      )}
      <MentionText mention={mention} />
      <Group gap={6} className={classes.foot}>
        <SentimentBadge sentiment={mention.sentiment} isSure={mention.isSure} />
        <LanguageOf mention={mention} />
        {mention.crisisTypes.map(({ type, words }) => (
          <span key={type} className={classes.type} title={words.join(", ")}>
            {say(`crisis.${type}`)}
          </span>
        ))}
        <Engagement of={mention.engagement} />
        {mention.echoes > 0 && <span>{say("listen.echoed", { echoes: mention.echoes })}</span>}
        {mention.isEcho && <span>{say("listen.isEcho")}</span>}
        {actions}
      </Group>
    </article>
  );
}

function MentionHead({ mention }: { mention: Mention }) {
  const say = useSay();
  const { author, platform, url, publishedAt } = mention;
  return (
    <Group gap={6} className={classes.head}>
      <AppLink
        to="/mentions"
        search={{ author: author.handle, show: "all" }}
        underline="hover"
        className={classes.author}
      >
        <Bidi>{author.name === "" ? author.handle : author.name}</Bidi>
      </AppLink>
      {author.verified && <span title={say("listen.verified")}>✓</span>}
      <bdi dir="ltr" className={classes.handle}>
        @{author.handle.replace(/^@/, "")}
      </bdi>
      {author.followers !== null && <span>{say("listen.followers", { followers: author.followers })}</span>}
      <span>{namePlatform(platform, say)}</span>
      <RelativeTime at={publishedAt} />
      {isWebAddress(url) && (
        <Anchor href={url} target="_blank" rel="noreferrer noopener" fz="xs">
          {say("listen.original")}
        </Anchor>
      )}
    </Group>
  );
}

/** Addresses come from strangers: only web addresses become links. */
function isWebAddress(url: string | null): url is string {
  return url !== null && /^https?:\/\//i.test(url);
}

function MentionText({ mention }: { mention: Mention }) {
  return (
    <p className={classes.text} dir={directionOfPost(mention.text, mention.language)} lang={mention.language}>
      {cutAtSpans(mention.text, mention.highlights).map((piece) =>
        piece.isMarked ? <mark key={piece.start}>{piece.text}</mark> : piece.text,
      )}
    </p>
  );
}

function LanguageOf({ mention }: { mention: Mention }) {
  const say = useSay();
  const intl = useIntl();
  return <span>{nameLanguage(mention.language, intl.locale, say)}</span>;
}

const counted = ["likes", "comments", "reposts", "views"] as const;

function Engagement({ of }: { of: Mention["engagement"] }) {
  const say = useSay();
  return counted
    .filter((each) => of[each] > 0)
    .map((each) => (
      <span key={each}>
        <Amount value={of[each]} as="short" /> {say(`listen.${each}`, { count: of[each] })}
      </span>
    ));
}
