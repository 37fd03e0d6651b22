import type { Language } from "@tocsin/contract/words";

export { type Language, languages } from "@tocsin/contract/words";

export const platforms = [
  "x",
  "instagram",
  "facebook",
  "youtube",
  "telegram",
  "vk",
  "bluesky",
  "mastodon",
  "reddit",
  "news",
  "review",
] as const;
export type Platform = (typeof platforms)[number];

export type Tone = "negative" | "neutral" | "positive";

export type Author = {
  handle: string;
  name: string;
  followers?: number;
  createdAt?: string;
  verified?: boolean;
};

export type Engagement = {
  likes?: number;
  comments?: number;
  reposts?: number;
  quotes?: number;
  views?: number;
};

/**
 * What the writer of a post meant by it. It travels as an unknown field of the exchange format, for measuring only:
 * the product never reads it.
 */
export type Intent = {
  watch: string;
  act: string;
  language: Language;
  tone: Tone;
  /** A voice is a person's own words; an echo repeats somebody else's. */
  heardAs: "voice" | "echo";
};

/** One line of the exchange format, marked as invented. */
export type ExchangePost = {
  platform: Platform;
  externalId: string;
  author: Author;
  text: string;
  lang?: string;
  publishedAt: string;
  url?: string;
  engagement?: Engagement;
  inReplyTo?: string;
  repostOf?: string;
  invented: true;
  lab: Intent;
};
