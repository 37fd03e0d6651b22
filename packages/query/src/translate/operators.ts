/** The operators of other tools and what becomes of them here. */
export const DIALECTS = ["x", "brandwatch", "meltwater"] as const;
export type Dialect = (typeof DIALECTS)[number];

/** "translated": finds the same; "approximated": finds nearly the same; "impossible": left out. */
export type Fate = "translated" | "approximated" | "impossible";

export const IMPORT_CODES = [
  "field",
  "to-author",
  "repost-of",
  "title-of-link",
  "address-part",
  "topic",
  "media-kind",
  "cashtag",
  "proximity",
  "order",
  "written-so",
  "comment",
  "wildcard",
  "lower-case",
  "platform",
  "conversation",
  "location",
  "engagement",
  "author-details",
  "quote",
  "advertising",
  "sampling",
  "meaning",
  "emoji",
  "unknown",
] as const;
export type ImportCode = (typeof IMPORT_CODES)[number];

export interface Rule {
  readonly fate: Fate;
  readonly code: ImportCode;
  /** What stands in its place; the value comes as written, with its quotes. */
  readonly write: (value: string) => string;
}

const as = (field: string): Rule => ({ fate: "translated", code: "field", write: (value) => `${field}:${value}` });
const instead = (code: ImportCode, write: Rule["write"]): Rule => ({ fate: "approximated", code, write });
const never = (code: ImportCode): Rule => ({ fate: "impossible", code, write: () => "" });
const bare = (value: string): string => value.replace(/^["@]+|"+$/g, "");

/** "1000..5000", "[1000 TO 5000]" or a single number, as reach. */
const followers: Rule = {
  fate: "translated",
  code: "field",
  write: (value) => {
    const [least, most] = value.match(/\d+/g) ?? [];
    if (least === undefined) return "";
    return most === undefined ? `reach>=${least}` : `(reach>=${least} reach<=${most})`;
  },
};

const X: Record<string, Rule> = {
  from: as("from"),
  to: instead("to-author", (value) => `(@${bare(value)} is:reply)`),
  retweets_of: instead("repost-of", (value) => `(@${bare(value)} is:repost)`),
  url: as("link"),
  url_title: instead("title-of-link", (value) => `title:${value}`),
  url_contains: instead("address-part", (value) => `link:${value}`),
  entity: instead("topic", (value) => value),
  lang: as("lang"),
  bio_name: as("name"),
  min_followers: followers,
  followers_count: followers,
  ...Object.fromEntries(
    ["place", "place_country", "point_radius", "bounding_box", "bio_location"].map((name) => [name, never("location")]),
  ),
  ...Object.fromEntries(["min_likes", "min_replies", "min_reposts"].map((name) => [name, never("engagement")])),
  ...Object.fromEntries(
    ["conversation_id", "in_reply_to_tweet_id", "retweets_of_tweet_id", "quotes_of_tweet_id", "list"].map((name) => [
      name,
      never("conversation"),
    ]),
  ),
  ...Object.fromEntries(
    ["bio", "tweets_count", "following_count", "listed_count", "source", "from_affiliate_of", "to_affiliate_of"].map(
      (name) => [name, never("author-details")],
    ),
  ),
  ...Object.fromEntries(
    ["embedding", "embedding_threshold", "context", "url_description"].map((name) => [name, never("meaning")]),
  ),
  sample: never("sampling"),
};

const X_FLAGS: Record<string, Rule> = {
  "is:retweet": { fate: "translated", code: "field", write: () => "is:repost" },
  "is:reply": { fate: "translated", code: "field", write: () => "is:reply" },
  "is:verified": { fate: "translated", code: "field", write: () => "is:verified" },
  "is:quote": never("quote"),
  "is:nullcast": never("advertising"),
  "has:hashtags": { fate: "translated", code: "field", write: () => "has:hashtag" },
  "has:links": { fate: "translated", code: "field", write: () => "has:link" },
  "has:mentions": { fate: "translated", code: "field", write: () => "has:mention" },
  "has:media": { fate: "translated", code: "field", write: () => "has:media" },
  "has:images": instead("media-kind", () => "has:media"),
  "has:videos": instead("media-kind", () => "has:media"),
  "has:video_link": instead("media-kind", () => "has:media"),
  "has:cashtags": never("cashtag"),
  "has:geo": never("location"),
};

const PLACES = ["country", "region", "city", "location", "continent", "countrycode", "state"];
const PUBLISHED: Record<string, Rule> = {
  title: as("title"),
  author: as("from"),
  site: as("link"),
  url: as("link"),
  links: as("link"),
  language: as("lang"),
  lang: as("lang"),
  hashtags: as("hashtag"),
  hashtag: as("hashtag"),
  ...Object.fromEntries(PLACES.map((name) => [name, never("location")])),
};

const BRANDWATCH: Record<string, Rule> = {
  ...PUBLISHED,
  authorname: as("name"),
  mentionedauthors: { fate: "translated", code: "field", write: (value) => `@${bare(value)}` },
  at_mentions: { fate: "translated", code: "field", write: (value) => `@${bare(value)}` },
  authorfollowers: followers,
  raw: { fate: "translated", code: "written-so", write: (value) => `=${value}` },
  authorverified: {
    fate: "translated",
    code: "field",
    write: (value) => (/false/i.test(value) ? "-is:verified" : "is:verified"),
  },
  engagementtype: {
    fate: "translated",
    code: "field",
    write: (value) => (/retweet|repost|share/i.test(value) ? "is:repost" : /reply/i.test(value) ? "is:reply" : ""),
  },
  pagetype: instead("platform", (value) => `platform:${value}`),
  contentsource: instead("platform", (value) => `platform:${value}`),
  authorgender: never("author-details"),
  authorbio: never("author-details"),
  rating: never("engagement"),
};

const MELTWATER: Record<string, Rule> = {
  ...PUBLISHED,
  headline: as("title"),
  body: instead("topic", (value) => value),
  ingress: instead("topic", (value) => value),
  sourcename: instead("platform", (value) => `link:${value}`),
};

const FIELDS: Record<Dialect, Record<string, Rule>> = { x: X, brandwatch: BRANDWATCH, meltwater: MELTWATER };

/** What becomes of `name:value`. */
export function ruleFor(name: string, value: string, dialect: Dialect): Rule {
  const flag = dialect === "x" ? X_FLAGS[`${name}:${value}`.toLowerCase()] : undefined;
  return flag ?? FIELDS[dialect][name.toLowerCase()] ?? never("unknown");
}
