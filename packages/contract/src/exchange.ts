import { z } from "zod";

/**
 * The exchange format of a mention: one JSON object per line, the same for import, export, webhook and replay.
 * Unknown fields are kept (`looseObject`) and come out again on export.
 */
const count = z.number().int().nonnegative().max(1e12).optional().catch(undefined);
const short = z.string().max(500);

export const exchangePost = z.looseObject({
  platform: z.string().trim().min(1).max(40),
  externalId: z.union([z.string().trim().min(1).max(300), z.number().transform(String)]),
  author: z.looseObject({
    handle: short.min(1),
    name: short.optional(),
    followers: count,
    createdAt: z.string().max(40).optional(),
    verified: z.boolean().optional(),
  }),
  title: z.string().max(1_000).optional(),
  text: z.string().trim().min(1),
  lang: z.string().max(20).optional(),
  publishedAt: z.string().max(40),
  url: z.string().max(2_000).optional(),
  engagement: z.looseObject({ likes: count, comments: count, reposts: count, quotes: count, views: count }).optional(),
  inReplyTo: z.string().max(300).nullish(),
  repostOf: z.string().max(300).nullish(),
  media: z.array(z.unknown()).max(50).optional(),
});
export type ExchangePost = z.infer<typeof exchangePost>;
