import { z } from "zod";

/** What fills a sentence of the catalogue. */
const values = z.record(z.string(), z.union([z.string(), z.number()]));

/** What is wrong with a query: the catalogue has a sentence for each code. */
export const queryProblem = z.object({
  code: z.string(),
  severity: z.enum(["error", "warning"]),
  values,
  start: z.number().int(),
  end: z.number().int(),
  /** A text to put in place of [start, end); empty where the part is better left out. */
  suggestion: z.string().optional(),
});

const demand = z.object({
  kind: z.literal("demand"),
  code: z.string(),
  isNegated: z.boolean(),
  values,
  /** The part of the query that asks for it. */
  query: z.string(),
});

/** What a query asks of a post, negations carried down to the single demands. */
export type QueryExplanation = z.infer<typeof demand> | { kind: "all" | "any"; parts: readonly QueryExplanation[] };

export const queryExplanation: z.ZodType<QueryExplanation> = z.lazy(() =>
  z.union([demand, z.object({ kind: z.enum(["all", "any"]), parts: z.array(queryExplanation) })]),
);
