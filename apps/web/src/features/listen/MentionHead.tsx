import { Anchor, Group } from "@mantine/core";
import { Bidi } from "../../ui/Bidi.tsx";
import { Tag } from "../../ui/kit/Tag.tsx";
import { AppLink } from "../../ui/links.tsx";
import { namePlatform } from "../../ui/platformNames.ts";
import { useSay } from "../../ui/say.ts";
import { RelativeTime } from "../../ui/time.tsx";
import { Counted } from "./Engagement.tsx";
import classes from "./MentionCard.module.css";
import { authorKeyOf, type Mention } from "./mention.ts";

/** Who said it, where and when; the name leads to everything this author said there. */
export function MentionHead({ mention }: { mention: Mention }) {
  const say = useSay();
  const { author, platform, url, publishedAt } = mention;
  return (
    <Group gap={6} className={classes.head}>
      <AppLink
        to="/mentions"
        search={{ authorKey: authorKeyOf(mention), show: "all" }}
        underline="hover"
        className={classes.author}
      >
        <Bidi>{author.name === "" ? author.handle : author.name}</Bidi>
      </AppLink>
      {author.verified && <span title={say("listen.verified")}>✓</span>}
      <bdi dir="ltr" className={classes.handle}>
        @{author.handle.replace(/^@/, "")}
      </bdi>
      {author.followers !== null && <Counted what="followers" count={author.followers} />}
      <span>{namePlatform(platform, say)}</span>
      <RelativeTime at={publishedAt} />
      {mention.deletedAt === null ? (
        mention.editedAt !== null && <Tag>{say("evidence.edited")}</Tag>
      ) : (
        <Tag>{say("evidence.deleted")}</Tag>
      )}
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
