import { plainText } from "../markup.ts";
import { countOf, fieldsOf, momentOf, present, textOf } from "../payload.ts";

export interface Item {
  readonly id: number;
  readonly isGone: boolean;
  readonly isStory: boolean;
  /** Null for what says nothing: options of a poll, empty and removed items. */
  readonly post: HackerNewsPost | null;
}
export interface HackerNewsPost {
  readonly platform: "hacker-news";
  readonly externalId: string;
  readonly author: { readonly handle: string };
  readonly text: string;
  readonly publishedAt: string;
  readonly url: string;
  readonly [more: string]: unknown;
}

const KINDS = new Set(["story", "comment", "job", "poll"]);
const ITEM = "https://news.ycombinator.com/item?id=";

/** An item of the API; null when it is not there yet. Never throws. */
export function readItem(value: unknown): Item | null {
  const { id, deleted, dead, type, by, time, text, title, parent, url, score, descendants } = fieldsOf(value);
  if (typeof id !== "number" || !Number.isSafeInteger(id)) return null;
  const isGone = deleted === true || dead === true;
  const isStory = type === "story" || type === "job" || type === "poll";
  const [said, headline] = [wordsOf(text), wordsOf(title).slice(0, 1_000)];
  const publishedAt = momentOf(time);
  const author = textOf(by, 100);
  const isSaid = KINDS.has(String(type)) && author !== undefined && publishedAt !== undefined && said + headline !== "";
  if (isGone || !isSaid) return { id, isGone, isStory, post: null };
  const engagement = present({ likes: countOf(score), comments: countOf(descendants) });
  const post: HackerNewsPost = {
    platform: "hacker-news",
    externalId: String(id),
    author: { handle: author },
    text: said === "" ? headline : said,
    publishedAt,
    url: `${ITEM}${id}`,
    ...present({
      title: said === "" || headline === "" ? undefined : headline,
      engagement: Object.keys(engagement).length === 0 ? undefined : engagement,
      inReplyTo: Number.isSafeInteger(parent) ? String(parent) : undefined,
      links: textOf(url, 2_000) === undefined ? undefined : [url],
    }),
  };
  return { id, isGone, isStory, post };
}

/** Here a paragraph has a beginning only. */
const wordsOf = (html: unknown): string => (typeof html === "string" ? plainText(html.replaceAll("<p>", "<br>")) : "");
