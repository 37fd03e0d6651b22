import { z } from "zod";
import { sourceBrief } from "./detect.ts";
import { author, mention } from "./listen.ts";
import { brandKinds } from "./prepare.ts";
import * as s from "./shapes.ts";
import { authorRoles, correctionFields, narrativeLinkKinds, standings } from "./words.ts";

const count = z.number().int();
/** A share or a probability, 0 to 1. */
const part = z.number().min(0).max(1);

/** A stretch of time and what narrows it; every page of insights asks with this. */
export const insightQuery = z.object({
  from: s.instant,
  to: s.instant,
  brandId: s.id.optional(),
  watchId: s.id.optional(),
  language: z.string().max(20).optional(),
  platform: z.string().max(40).optional(),
});
export type InsightQuery = z.output<typeof insightQuery>;

/** How much was said, and how: the counts every share is made of. `unsure` are among the three tones. */
export const tones = z.object({
  mentions: count,
  voices: count,
  echoes: count,
  reach: z.number(),
  negative: count,
  neutral: count,
  positive: count,
  unsure: count,
});
export type Tones = z.infer<typeof tones>;
export const brandShare = tones.extend({
  brandId: s.id,
  name: z.string(),
  kind: z.enum(brandKinds),
  /** Of all mentions of the brands shown. */
  share: part,
  /** Positive less negative, of all with a tone: -1 to 1; null without mentions. */
  netTone: z.number().nullable(),
  /** The same for the stretch of equal length before; null when nothing was heard then. */
  before: tones.nullable(),
});
export const shareSplit = z.object({ value: z.string(), brands: z.array(tones.extend({ brandId: s.id })) });
export const shareOfVoice = z.object({
  stepMinutes: count,
  brands: z.array(brandShare),
  series: z.array(
    z.object({
      at: s.instant,
      brands: z.array(z.object({ brandId: s.id, mentions: count, negative: count, positive: count })),
    }),
  ),
  languages: z.array(shareSplit),
  platforms: z.array(shareSplit),
  sources: z.array(sourceBrief),
});
export type ShareOfVoice = z.infer<typeof shareOfVoice>;

const valueCount = z.object({ value: z.string(), count });
export const coordination = z.object({
  /** How likely the posts are steered together; never a verdict about a person. */
  probability: part,
  signs: z.array(z.object({ sign: z.string(), count, share: part, exampleIds: z.array(s.id) })),
});
export const narrativeBrief = z.object({
  id: s.id,
  label: z.string(),
  labelLanguage: z.string(),
  size: count,
  voices: count,
  echoes: count,
  reach: z.number(),
  languages: z.array(valueCount),
  platforms: z.array(valueCount),
  crisisTypes: z.array(valueCount),
  negativeShare: part,
  firstAt: s.instant,
  lastAt: s.instant,
  /** Posts in the last hour of the stretch, and in the hour before it. */
  lastHour: count,
  hourBefore: count,
});
export type NarrativeBrief = z.infer<typeof narrativeBrief>;
export const narrativeLink = z.object({
  from: s.id,
  to: s.id,
  kind: z.enum(narrativeLinkKinds),
  /** Posts that showed the link. */
  posts: count,
  /** What ties them: shared names, links, hashtags. */
  because: z.array(z.string()),
});
export const narrativeQuery = insightQuery.extend({
  sort: z.enum(["size", "growth", "negative", "latest"]).default("size"),
  /** Labels are made in this language where the narrative has posts of it. */
  readerLanguage: s.language.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export const narrativeList = z.object({
  items: z.array(narrativeBrief),
  links: z.array(narrativeLink),
  /** Posts of the stretch that belong to none of the listed. */
  others: count,
  sources: z.array(sourceBrief),
});
export type NarrativeList = z.infer<typeof narrativeList>;
export const carrier = z.object({
  authorKey: z.string(),
  author,
  platform: z.string(),
  posts: count,
  /** How often others carried these posts on. */
  carriedOn: count,
});
export const narrativeDetail = narrativeBrief.extend({
  terms: z.array(z.object({ term: z.string(), count })),
  hashtags: z.array(valueCount),
  links: z.array(narrativeLink),
  linked: z.array(z.object({ id: s.id, label: z.string(), size: count })),
  urls: z.array(valueCount),
  firstPost: mention.nullable(),
  firstHighReachPost: mention.nullable(),
  examples: z.array(mention),
  carriers: z.array(carrier),
  series: z.array(z.object({ at: s.instant, mentions: count, negative: count })),
  stepMinutes: count,
  coordination,
});
export type NarrativeDetail = z.infer<typeof narrativeDetail>;

export const personRecord = z.object({
  authorKey: z.string(),
  platform: z.string(),
  author,
  role: z.object({
    value: z.enum(authorRoles),
    /** Whether the profile says so or somebody of the team set it. */
    by: z.enum(["profile", "team", "none"]),
    words: z.array(z.string()),
  }),
  /** 0 to 100: reach, engagement and how often others carry on, against everybody heard in the stretch. */
  influence: z.number(),
  influenceParts: z.object({ reach: z.number(), engagement: z.number(), carried: z.number() }),
  posts: count,
  /** How often others carried their posts on, as reposts or copies. */
  carriedOn: count,
  engagement: z.number(),
  /** All posts on record about the own brands, not only those of the stretch. */
  record: z.object({ posts: count, negative: count, neutral: count, positive: count, since: s.instant.nullable() }),
  standing: z.object({ value: z.enum(standings), by: z.enum(["record", "team", "none"]) }),
  note: z.string(),
  /** Who of the team set role, standing or note last. */
  markedBy: z.string().nullable(),
  lastAt: s.instant,
});
export type PersonRecord = z.infer<typeof personRecord>;
export const authorQuery = insightQuery.extend({
  sort: z.enum(["influence", "posts", "negative", "positive"]).default("influence"),
  role: z.enum(authorRoles).optional(),
  standing: z.enum(standings).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
/** What the team knows of an author and no profile says. Null gives the word back to the profile or the record. */
export const authorMarkBody = z.object({
  authorKey: z.string().min(1).max(700),
  role: z.enum(authorRoles).nullable(),
  standing: z.enum(["friend", "opponent"]).nullable(),
  note: z.string().max(2_000).default(""),
});

export const risingTopic = z.object({
  term: z.string(),
  isHashtag: z.boolean(),
  /** Voices that used it in the stretch, and what the stretch before would lead to expect. */
  voices: count,
  expected: z.number(),
  /** Posts that hold it against expected; null when it was never heard before. */
  factor: z.number().nullable(),
  negativeShare: part,
  languages: z.array(valueCount),
  firstAt: s.instant,
  exampleIds: z.array(s.id),
});
export const risingQuery = insightQuery.extend({ limit: z.coerce.number().int().min(1).max(100).default(30) });
export const risingList = z.object({
  topics: z.array(risingTopic),
  hashtags: z.array(risingTopic),
  /** How many posts were read for this: a sample when the stretch holds more. */
  read: count,
  isSample: z.boolean(),
  sources: z.array(sourceBrief),
});

/** One press puts the product right. `relevance` is about one watch, all else about the post. */
export const correctionBody = z.discriminatedUnion("field", [
  z.object({ field: z.literal("language"), language: z.string().regex(/^[a-z]{2,3}$/) }),
  z.object({ field: z.literal("sentiment"), sentiment: s.sentiment }),
  z.object({ field: z.literal("crisis-types"), crisisTypes: z.array(s.crisisType).max(10) }),
  z.object({ field: z.literal("relevance"), watchId: s.id, isRelevant: z.boolean() }),
]);
export type CorrectionBody = z.output<typeof correctionBody>;
export const correction = z.object({
  id: s.id,
  field: z.enum(correctionFields),
  mentionId: s.id,
  excerpt: z.string(),
  language: z.string(),
  /** What the product said, and what the person said, in the words of the field. */
  was: z.array(z.string()),
  is: z.array(z.string()),
  watchId: s.id.nullable(),
  by: s.personRef,
  at: s.instant,
  undoneAt: s.instant.nullable(),
  /** Posts it reached at once: this one and its near-duplicates. */
  posts: count,
});
export type Correction = z.infer<typeof correction>;
export const correctionAnswer = z.object({ correction, mention });
const rightOf = z.object({ right: count, total: count });
/** What the corrections have taught: how much the layer changes, and whether it was right before and after. */
export const learning = z.object({
  isOn: z.boolean(),
  corrections: z.array(z.object({ field: z.enum(correctionFields), count, undone: count })),
  /** Corrected posts, each judged by the model alone and by a layer that had not seen that post. */
  before: rightOf,
  after: rightOf,
  byLanguage: z.array(z.object({ language: z.string(), before: rightOf, after: rightOf })),
  /** How many of the latest posts the layer says otherwise about. */
  changed: z.object({ posts: count, of: count }),
});
export type Learning = z.infer<typeof learning>;

/** Sides of a company that posts speak of. */
export const aspects = [
  "price",
  "service",
  "app",
  "delivery",
  "quality",
  "safety",
  "outage",
  "billing",
  "ethics",
  "communication",
] as const;
/** What spoke for what the product says of one post. */
export const reasons = z.object({
  language: z.object({
    value: z.string(),
    confidence: part,
    isRomanised: z.boolean(),
    by: z.enum(["model", "source", "person"]),
  }),
  sentiment: z.object({
    by: z.enum(["model", "layer", "own-model", "person"]),
    scores: z.object({ negative: part, neutral: part, positive: part }),
    isSure: z.boolean(),
    /** Places that weighed most; a positive weight speaks for `toward`. */
    words: z.array(s.span.extend({ toward: s.sentiment, weight: z.number() })),
  }),
  crisisTypes: z.array(z.object({ type: s.crisisType, spans: z.array(s.span), by: z.enum(["model", "person"]) })),
  toward: z.array(
    z.object({ brandId: s.id, name: z.string(), sentiment: s.sentiment, isSure: z.boolean(), spans: z.array(s.span) }),
  ),
  /** What it says of each side of the company it speaks of, and the words that name it. */
  aspects: z.array(
    z.object({ aspect: z.enum(aspects), sentiment: s.sentiment, isSure: z.boolean(), spans: z.array(s.span) }),
  ),
});
export type Reasons = z.infer<typeof reasons>;

/** How good the reading is, measured: one row a language. */
export const accuracy = z.object({
  model: z.enum(["built-in", "own"]),
  languages: z.array(
    z.object({
      language: z.string(),
      posts: count,
      macroF1: part,
      averageRecall: part,
      majorityF1: part,
      calibrationError: part,
      sureShare: part,
      accuracyWhenSure: part,
      isExperimental: z.boolean(),
    }),
  ),
});
export type Accuracy = z.infer<typeof accuracy>;
