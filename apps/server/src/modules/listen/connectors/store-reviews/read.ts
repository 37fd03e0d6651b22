import { codeOfLanguage } from "../languageNames.ts";
import { plainText } from "../markup.ts";
import { countOf, fieldsOf, idOf, listOf, momentOf, parseJson, textOf } from "../payload.ts";
import type { SeenPost } from "../seen.ts";

export interface ReviewPage {
  readonly posts: readonly SeenPost[];
  /** How to ask for the next page; null at the end. */
  readonly next: string | null;
}

/** The label of an Atom element that Apple has turned into JSON. */
const label = (value: unknown): string | undefined => textOf(fieldsOf(value).label, 20_000);

/** Apple's feed of customer reviews; null when the answer is none. One entry alone is no list, and the app itself may be one. */
export function readAppStore(body: string, { app, country }: { app: string; country: string }): ReviewPage | null {
  const feed = fieldsOf(parseJson(body)).feed;
  if (typeof feed !== "object" || feed === null) return null;
  const { entry } = fieldsOf(feed);
  const entries = Array.isArray(entry) ? entry : entry === undefined ? [] : [entry];
  const posts = entries.flatMap((value) => readAppleReview(value, { app, country }) ?? []);
  return { posts, next: posts.length === 0 ? null : "more" };
}

function readAppleReview(value: unknown, { app, country }: { app: string; country: string }): SeenPost | null {
  const fields = fieldsOf(value);
  const rating = Number(label(fields["im:rating"]) ?? Number.NaN);
  const id = label(fields.id);
  const text = plainText(label(fields.content) ?? "");
  const title = plainText(label(fields.title) ?? "");
  const name = label(fieldsOf(fields.author).name);
  if (id === undefined || !(rating >= 1 && rating <= 5) || (text === "" && title === "")) return null;
  const votes = countOf(label(fields["im:voteSum"]));
  const version = label(fields["im:version"]);
  return withRating(
    { value: rating, of: 5 },
    {
      platform: "review",
      externalId: `app-store:${id}`,
      author: { handle: name ?? "unknown", name: name ?? "unknown" },
      ...(title !== "" && text !== "" && { title: title.slice(0, 1_000) }),
      text: text === "" ? title : text,
      publishedAt: label(fields.updated) ?? "",
      url: `https://apps.apple.com/${country}/app/id${app}?see-all=reviews`,
      ...(votes !== undefined && { engagement: { likes: votes } }),
      country,
      ...(version !== undefined && { appVersion: version }),
    },
  );
}

/** How many stars were given is no tone: sarcasm and habit see to that. It is kept beside the text. */
const withRating = <T extends SeenPost>(rating: { value: number; of: number }, post: T): T & { rating: object } => ({
  ...post,
  rating,
});

/** Steam's reviews of an app; null when the answer is none. The list is one of reviews, or of reviews by their ids. */
export function readSteam(body: string, { app }: { app: string }): ReviewPage | null {
  const answer = fieldsOf(parseJson(body));
  if (typeof answer.reviews !== "object" || answer.reviews === null || Number(answer.success ?? 1) !== 1) return null;
  const reviews = Array.isArray(answer.reviews) ? listOf(answer.reviews) : Object.values(answer.reviews);
  const posts = reviews.flatMap((value) => readSteamReview(value, app) ?? []);
  return { posts, next: posts.length === 0 ? null : (textOf(answer.cursor, 500) ?? null) };
}

function readSteamReview(value: unknown, app: string): SeenPost | null {
  const fields = fieldsOf(value);
  const id = idOf(fields.recommendationid);
  const text = textOf(fields.review, 50_000)?.trim();
  const publishedAt = momentOf(fields.timestamp_created);
  if (id === undefined || text === undefined || text === "" || publishedAt === undefined) return null;
  const author = idOf(fieldsOf(fields.author).steamid) ?? "unknown";
  const language = codeOfLanguage(textOf(fields.language, 40));
  const engagement = { likes: countOf(fields.votes_up), comments: countOf(fields.comment_count) };
  return withRating(
    { value: fields.voted_up === true ? 1 : 0, of: 1 },
    {
      platform: "review",
      externalId: `steam:${id}`,
      author: { handle: author, name: author },
      text,
      ...(language !== undefined && { lang: language }),
      publishedAt,
      url: `https://steamcommunity.com/profiles/${author}/recommended/${app}`,
      engagement,
    },
  );
}
