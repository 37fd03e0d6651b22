import type { AnswerOf } from "@tocsin/contract";

type ImportField = AnswerOf<"previewImport">["missing"][number];

/** What a column may be taken for, the most common first. */
export const fieldChoices: readonly ImportField[] = [
  "text",
  "publishedAt",
  "author.handle",
  "platform",
  "externalId",
  "url",
  "title",
  "author.name",
  "author.followers",
  "author.verified",
  "author.createdAt",
  "lang",
  "date",
  "time",
  "engagement.likes",
  "engagement.comments",
  "engagement.reposts",
  "engagement.quotes",
  "engagement.views",
  "inReplyTo",
  "repostOf",
];
