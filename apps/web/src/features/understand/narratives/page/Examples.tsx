import { Panel } from "../../../../ui/kit/Panel.tsx";
import { Tag } from "../../../../ui/kit/Tag.tsx";
import { AppLink } from "../../../../ui/links.tsx";
import { useSay } from "../../../../ui/say.ts";
import { type Mention, MentionCard } from "../../../listen/index.ts";
import { mentionSearch } from "../../mentionSearch.ts";
import type { Detail, PartProps } from "./detail.ts";

/** The posts themselves: the first, the first that was heard far, and those that say it most clearly. */
export function Examples({ detail, query }: PartProps) {
  const say = useSay();
  return (
    <Panel
      title={say("understand.narrative.posts")}
      actions={
        <AppLink to="/mentions" search={mentionSearch(query, { narrativeId: detail.id })} size="sm">
          {say("understand.narrative.read")}
        </AppLink>
      }
    >
      {pickPosts(detail).map(({ mention, marks }) => (
        <MentionCard
          key={mention.id}
          mention={mention}
          actions={marks.map((mark) => <Tag key={mark}>{say(mark)}</Tag>)}
        />
      ))}
    </Panel>
  );
}

interface Picked {
  readonly mention: Mention;
  readonly marks: readonly string[];
}

/** Each post once, with what it is here for. */
function pickPosts({ firstPost, firstHighReachPost, examples }: Detail): Picked[] {
  const posts = [firstPost, firstHighReachPost, ...examples].filter((post) => post !== null);
  const unique = [...new Map(posts.map((post) => [post.id, post])).values()];
  return unique.map((mention) => ({
    mention,
    marks: [
      ...(mention.id === firstPost?.id ? ["understand.narrative.firstPost"] : []),
      ...(mention.id === firstHighReachPost?.id ? ["understand.narrative.firstFar"] : []),
    ],
  }));
}
