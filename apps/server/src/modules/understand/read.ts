/** One post, understood and matched: pure, and the same for the live product and for `replay`. */

import type { CrisisType, Sentiment } from "@tocsin/contract";
import type { EchoIndex } from "@tocsin/narrative";
import type { CompiledQueries } from "@tocsin/query";
import type { Analyser } from "@tocsin/text";

export interface Readable {
  readonly id: string;
  readonly platform: string;
  readonly author: { readonly handle: string; readonly name: string; readonly followers: number | null };
  readonly title: string | null;
  readonly text: string;
  readonly url: string | null;
  readonly givenLanguage: string | null;
  readonly publishedAt: Date;
  readonly repostOf: string | null;
}

export interface Reading {
  readonly language: string;
  readonly sentiment: Sentiment;
  readonly scores: { readonly negative: number; readonly neutral: number; readonly positive: number };
  readonly isSure: boolean;
  readonly crisisTypes: { type: CrisisType; words: string[] }[];
  readonly groupId: string;
  readonly isEcho: boolean;
  readonly authorKey: string;
  readonly watchIds: readonly string[];
}

export interface Reader {
  readonly analyser: Analyser;
  readonly echoes: EchoIndex;
  readonly queries: CompiledQueries;
}

const OWN_LANGUAGE_FROM = 0.5;

/** A language told by the platform is believed when our own reading is a guess on a few words. */
export const chooseLanguage = (given: string | null, read: string, confidence: number): string =>
  confidence < OWN_LANGUAGE_FROM && given !== null ? given : read;

export function readPost({ analyser, echoes, queries }: Reader, post: Readable): Reading {
  const analysis = analyser.analyse(post.title === null ? post.text : `${post.title}\n${post.text}`);
  const language = chooseLanguage(post.givenLanguage, analysis.language, analysis.languageConfidence);
  const key = authorKey(post);
  const { groupId, isEcho } = echoes.place({
    id: post.id,
    text: post.text,
    authorKey: key,
    at: post.publishedAt.getTime(),
    ...(post.repostOf !== null && { repostOf: `${post.platform} ${post.repostOf}` }),
  });
  return {
    language,
    sentiment: analysis.sentiment,
    scores: analysis.scores,
    isSure: analysis.isSure,
    crisisTypes: analysis.crisisTypes.map(({ type, words }) => ({ type, words: [...words] })),
    groupId,
    isEcho,
    authorKey: key,
    watchIds: queries.match(asQueryPost(post, language)),
  };
}

/** What sources write in place of a name they do not give. */
const NAMELESS = new Set(["unknown", "anonymous", "anonymised", "anonymized", "deleted", "[deleted]"]);

/** Whose voice it is. Posts of unknown authors are voices of their own: all of them one person would be the wilder guess. */
export function authorKey({ platform, author, id }: Pick<Readable, "platform" | "author" | "id">): string {
  const handle = author.handle.toLowerCase();
  return NAMELESS.has(handle) ? `${platform} ${handle} ${id}` : `${platform} ${handle}`;
}

export function asQueryPost(post: Readable, language: string) {
  const { handle, name, followers } = post.author;
  return {
    text: post.text,
    ...(post.title !== null && { title: post.title }),
    author: { handle, name, ...(followers !== null && { followers }) },
    language,
    platform: post.platform,
    links: post.url === null ? [] : [post.url],
  };
}
