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

export const queryExplanation: z.ZodType<QueryExplanation> = z
  .lazy(() => z.union([demand, z.object({ kind: z.enum(["all", "any"]), parts: z.array(queryExplanation) })]))
  .meta({ id: "QueryExplanation" });

/** How a term of the guided form is searched: as a word or phrase, in all its forms, as a beginning, exactly as written… */
export const termMatches = ["word", "forms", "beginning", "exact", "hashtag", "account"] as const;
export const term = z.object({
  /** As people write it, without signs and quotes. */
  text: z.string().trim().min(1).max(200),
  match: z.enum(termMatches),
});
const terms = z.array(term).max(200);
const lines = z.array(z.string().trim().min(1).max(4_000)).max(200);

/** A query as the guided form shows it: every list is one condition, and all conditions hold together. */
export const guided = z.object({
  /** Any of these makes a post count. */
  names: terms,
  /** Any of these must stand beside the name. */
  alongside: terms,
  /** None of these may occur. */
  never: terms,
  /** Written by any of these. */
  authors: lines,
  /** Written by none of these. */
  withoutAuthors: lines,
  languages: lines,
  platforms: lines,
  /** Conditions that the lists cannot show, in the language of queries. */
  further: lines,
});
export type Term = z.infer<typeof term>;
export type TermMatch = Term["match"];
export type Guided = z.infer<typeof guided>;

export const spellingsBody = z.object({ names: z.array(z.string().trim().min(1).max(100)).max(20) });
export const spellings = z.object({
  items: z.array(
    z.object({
      name: z.string(),
      text: z.string(),
      script: z.string(),
      /** What it was made by: the sound, a digit read aloud, words written together. */
      why: z.string(),
    }),
  ),
  /** Some of the forms that each single word is found in when all its forms are asked for. */
  forms: z.array(z.object({ name: z.string(), forms: z.array(z.string()) })),
});

export const queryDialects = ["x", "brandwatch", "meltwater"] as const;
export const importBody = z.object({
  text: z.string().max(20_000),
  /** Left out: the tool whose language explains most of it. */
  dialect: z.enum(queryDialects).optional(),
});
export const importedQuery = z.object({
  dialect: z.enum(queryDialects),
  /** In the language of this product; empty when nothing searchable is left. */
  query: z.string(),
  report: z.array(
    z.object({
      fate: z.enum(["translated", "approximated", "impossible"]),
      /** What it was; the catalogue has a sentence for each. */
      code: z.string(),
      start: z.number().int(),
      end: z.number().int(),
      was: z.string(),
      became: z.string(),
    }),
  ),
  problems: z.array(queryProblem.pick({ code: true, severity: true, values: true })),
});
