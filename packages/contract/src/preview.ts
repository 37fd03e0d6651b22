/** What a query would find, before it becomes a watch. */
import { z } from "zod";
import { mention } from "./listen.ts";
import * as s from "./shapes.ts";

export const previewDays = [7, 28] as const;
const query = z.string().max(4_000);
export const previewBody = z.object({
  query,
  days: z.union([z.literal(7), z.literal(28)]).default(28),
});

const shares = z.array(z.object({ value: z.string(), count: z.number().int() }));

/** Why a query finds too much or too little; the catalogue has a sentence for each code. */
export const hint = z.object({
  code: z.enum([
    "broad-share",
    "broad-reading",
    "broad-word",
    "broad-beginning",
    "narrow-nothing",
    "narrow-term",
    "narrow-script",
  ]),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const preview = z.object({
  count: z.number().int(),
  /** Over the days that posts are stored of. */
  aDay: z.number(),
  /** Whether it was counted in the latest posts only and carried over to the rest. */
  isEstimate: z.boolean(),
  /** All stored posts of the same days. */
  stored: z.number().int(),
  perDay: z.array(z.object({ day: z.string(), count: z.number().int() })),
  languages: shares,
  platforms: shares,
  /** How many posts each name of the query finds by itself, in the order of the guided form. */
  names: z.array(z.object({ query: z.string(), count: z.number().int() })),
  hints: z.array(hint),
  examples: z.array(mention),
});

export const mostSampleLines = 500;
export const sampleBody = z.object({ query, lines: z.array(z.string().max(5_000)).max(mostSampleLines) });
export const sample = z.object({
  count: z.number().int(),
  languages: shares,
  posts: z.array(z.object({ isFound: z.boolean(), highlights: z.array(s.span), language: z.string() })),
});

const example = z.object({ text: z.string(), language: z.string() });
/** The different things that posts of a query speak of, and what leaving each of them out would drop. */
export const contextPreview = z.object({
  matched: z.number().int(),
  contexts: z.array(
    z.object({
      words: z.array(z.string()),
      count: z.number().int(),
      examples: z.array(example),
      exclusion: z
        .object({
          /** As the guided form lists them. */
          words: z.array(z.string()),
          query: z.string(),
          drops: z.number().int(),
          dropsElsewhere: z.number().int(),
          lost: z.array(example),
        })
        .nullable(),
    }),
  ),
  unclear: z.number().int(),
});
