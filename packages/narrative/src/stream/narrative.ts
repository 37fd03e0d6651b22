/** A post as it streams in, with what earlier stages know of it. Each post is placed once. */
export interface StreamedPost {
  readonly id: string;
  readonly text: string;
  /** The same for the same author; empty when the source does not name authors. */
  readonly authorKey: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** From the echo index: the id of the first post that says the same. The post's own id when absent. */
  readonly groupId?: string;
  /** ISO 639 code; absent or "und" when unknown. */
  readonly language?: string;
  /** Links besides those written in the text. */
  readonly links?: readonly string[];
  /** The post this one replies to, by its `groupId`. */
  readonly replyTo?: string;
  /** People who may see it, such as the author's followers. */
  readonly reach?: number;
  readonly sentiment?: "negative" | "neutral" | "positive";
}

export interface NarrativeSettings {
  /** A narrative fades out when nothing joined it for so long, by the posts' own time. */
  readonly windowMinutes?: number;
  readonly mostNarratives?: number;
  /** Names that every post of the stream may hold, such as the watched brand, in any script; they join nothing. */
  readonly stopTerms?: readonly string[];
  /** Authors who speak for the brand; what they say answers a narrative rather than belonging to it. */
  readonly officialAuthors?: readonly string[];
  /** From this reach on a post counts as one of high reach. */
  readonly highReach?: number;
}

/** What a narrative's posts do: say something, deny what others say, or answer for the brand. */
export type Stance = "claim" | "denial" | "answer";

export interface NarrativePlacement {
  /** Id of the narrative's first post; stays while the narrative grows. */
  readonly narrativeId: string;
  readonly isNew: boolean;
  /** 1 for copies, 0 for the first post, otherwise the cosine that let the post join. */
  readonly likeness: number;
  /** The words, names, hashtags, numbers and links of this post that joined it, most telling first. */
  readonly because: readonly string[];
  /** Narratives that this post showed to be one: `from` is gone, `into` (the older) lives on. */
  readonly merged: readonly Merge[];
}

export interface Merge {
  readonly into: string;
  readonly from: string;
}

export interface NarrativeDescription {
  readonly id: string;
  /** Distinctive terms joined by " · ", or a short excerpt of the central post when the terms say too little. */
  readonly label: string;
  readonly labelLanguage: string;
  readonly isExcerpt: boolean;
  readonly terms: readonly string[];
  readonly stance: Stance;
  /** Most posts first. */
  readonly languages: readonly { readonly language: string; readonly posts: number }[];
  /** Posts, echoes included. */
  readonly size: number;
  /** Authors who said something of their own; exact up to 256, within about 6% above. */
  readonly voices: number;
  readonly echoes: number;
  readonly firstPost: FirstPost;
  readonly firstHighReachPost: (FirstPost & { readonly reach: number }) | null;
  /** Milliseconds since 1970. */
  readonly lastAt: number;
  /** Authors by how many posts of others repeat theirs. */
  readonly carriers: readonly { readonly authorKey: string; readonly carried: number }[];
  readonly growth: Growth;
  readonly hashtags: readonly { readonly hashtag: string; readonly posts: number }[];
  readonly links: readonly { readonly link: string; readonly posts: number }[];
  /** Ids of up to three posts, the most central first, in the reader's language where there are some. */
  readonly examples: readonly string[];
  /** 0 to 1, of the posts whose sentiment is known; null when none is. */
  readonly negativeShare: number | null;
}

export interface FirstPost {
  readonly id: string;
  readonly authorKey: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface Growth {
  /** Posts in the sixty minutes before the latest post of the stream. */
  readonly perHourNow: number;
  /** Mean of the up to 23 hours before that, from the first post on; null when the narrative is younger. */
  readonly perHourBefore: number | null;
}

/**
 * How two narratives belong together: `from` denies what `to` says; `from` holds replies to `to` or speaks for the brand
 * on it; or both tell of one event.
 */
export interface NarrativeLink {
  readonly kind: "denies" | "answers" | "same-event";
  readonly from: string;
  readonly to: string;
  /** What both share. */
  readonly because: readonly string[];
  /** Posts that showed the link. */
  readonly posts: number;
}

export interface ListedNarrative {
  readonly id: string;
  readonly size: number;
  readonly voices: number;
  readonly lastAt: number;
}
