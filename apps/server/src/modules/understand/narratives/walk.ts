/** The narratives of a stream that nobody stores: the reading of the live product, for the command line and for measuring. */
import {
  createEchoIndex,
  createNarrativeIndex,
  type NarrativeDescription,
  type NarrativeLink,
  type StreamedPost,
} from "@tocsin/narrative";
import { compileQueries } from "@tocsin/query";
import type { Analyser } from "@tocsin/text";
import type { Post } from "../../listen/index.ts";
import { ECHO_WINDOW_MINUTES } from "../echoWindow.ts";
import { type Readable, type Reading, readPost, textOf } from "../read.ts";
import { replyOf } from "./memory.ts";

export interface WalkSettings {
  readonly analyser: Analyser;
  /** Names that every post may hold, such as the watched brand's; they join nothing. */
  readonly stopTerms?: readonly string[];
  readonly windowMinutes?: number;
}

export interface Walked {
  readonly id: string;
  readonly groupId: string;
  readonly isEcho: boolean;
  readonly narrativeId: string;
  /** Narratives that this post showed to be one. */
  readonly merged: readonly { readonly into: string; readonly from: string }[];
}

export interface NarrativeWalk {
  /** Posts in about the order of time. */
  place(post: Post): Walked;
  /** The largest narratives of at least two posts, labelled for `readerLanguage`, and how they hang together. */
  summarise(wish: { readonly limit: number; readonly readerLanguage?: string | undefined }): {
    readonly narratives: readonly NarrativeDescription[];
    readonly links: readonly NarrativeLink[];
  };
}

/** A post that nobody stores, as it is placed among narratives: the same that the live product places. */
export const asStreamed = (post: Post, { language, sentiment, groupId, authorKey }: Reading): StreamedPost => {
  const replyTo = replyOf(post.platform, post.inReplyTo);
  return {
    ...{ id: `${post.platform} ${post.externalId}`, text: textOf(post), authorKey, at: post.publishedAt.getTime() },
    ...{ groupId, language, sentiment, reach: post.author.followers ?? 0 },
    ...(post.url !== null && { links: [post.url] }),
    ...(replyTo !== null && { replyTo }),
  };
};

export function createNarrativeWalk({ analyser, stopTerms = [], windowMinutes }: WalkSettings): NarrativeWalk {
  const reader = {
    analyser,
    queries: compileQueries([]),
    echoes: createEchoIndex({ windowMinutes: ECHO_WINDOW_MINUTES }),
  };
  const index = createNarrativeIndex({ stopTerms, ...(windowMinutes !== undefined && { windowMinutes }) });
  return {
    place(post) {
      const readable: Readable = { ...post, id: `${post.platform} ${post.externalId}` };
      const reading = readPost(reader, readable);
      const { narrativeId, merged } = index.place(asStreamed(post, reading));
      return { id: readable.id, groupId: reading.groupId, isEcho: reading.isEcho, narrativeId, merged };
    },
    summarise({ limit, readerLanguage }) {
      const listed = index.list({ limit });
      const narratives = listed.flatMap(({ id }) => index.describe(id, readerLanguage) ?? []);
      const shown = new Set(narratives.map(({ id }) => id));
      return { narratives, links: index.listLinks().filter(({ from, to }) => shown.has(from) && shown.has(to)) };
    },
  };
}
