/** The narratives of one workspace in memory: placed as posts come in, told to the record a little later. */
import { platforms } from "@tocsin/contract";
import {
  createNarrativeIndex,
  type Merge,
  type NarrativeIndex,
  type NarrativeSettings,
  type NarrativeSnapshot,
  restoreNarrativeIndex,
} from "@tocsin/narrative";
import type { Db } from "../../../platform/db/database.ts";
import { type BrandRow, listBrands } from "../../prepare/index.ts";
import { type Reading, textOf } from "../read.ts";

/** A story that nobody has touched for so long is over; its next post begins another. */
export const WINDOW_DAYS = 7;
const MOST_NARRATIVES = 5_000;

export interface Placeable {
  readonly id: number;
  readonly publishedAt: Date;
  readonly reach: number;
  readonly post: { readonly title: string | null; readonly text: string; readonly url: string | null };
  readonly replyTo: string | null;
  readonly reading: Pick<Reading, "groupId" | "authorKey" | "language" | "sentiment">;
}

export class NarrativeMemory {
  /** Narratives that have grown since they were last told. */
  readonly touched = new Set<string>();
  /** The last batch it holds. */
  batch = 0;

  constructor(
    public index: NarrativeIndex,
    private settings: NarrativeSettings,
  ) {}

  /** Brands may have come and gone since the last batch. */
  renew(settings: NarrativeSettings): void {
    if (JSON.stringify(settings) === JSON.stringify(this.settings)) return;
    this.index = restoreNarrativeIndex(this.index.snapshot(), settings);
    this.settings = settings;
  }

  /** The narrative of each post, in the order given, and which narratives have turned out to be one. */
  placeAll(posts: readonly Placeable[]): { narrativeIds: string[]; merged: Merge[] } {
    const placements = posts.map((post) => this.place(post));
    const merged = placements.flatMap((placement) => placement.merged);
    const narrativeIds = placements.map(({ narrativeId }) => this.index.resolve(narrativeId) ?? narrativeId);
    for (const id of narrativeIds) this.touched.add(id);
    for (const { from } of merged) this.touched.delete(from);
    return { narrativeIds, merged };
  }

  private place({ id, publishedAt, reach, post, replyTo, reading }: Placeable) {
    return this.index.place({
      id: String(id),
      text: textOf(post),
      authorKey: reading.authorKey,
      at: publishedAt.getTime(),
      groupId: reading.groupId,
      language: reading.language,
      sentiment: reading.sentiment,
      reach,
      ...(post.url !== null && { links: [post.url] }),
      ...(replyTo !== null && { replyTo }),
    });
  }
}

export const openNarratives = (settings: NarrativeSettings): NarrativeMemory =>
  new NarrativeMemory(createNarrativeIndex(settings), settings);

/** As the snapshot says; null when this engine cannot read it. */
export function restoreNarratives(settings: NarrativeSettings, snapshot: NarrativeSnapshot): NarrativeMemory | null {
  const index = restoreNarrativeIndex(snapshot, settings);
  const isReadable = snapshot.threads.length === 0 || index.list({ leastSize: 1, limit: 1 }).length > 0;
  return isReadable ? new NarrativeMemory(index, settings) : null;
}

export const readSettings = async (db: Db, workspaceId: string): Promise<NarrativeSettings> =>
  settingsOf(await listBrands(db, workspaceId));

type Named = Pick<BrandRow, "kind" | "name" | "spellings">;

export const settingsOf = (brands: readonly Named[]): NarrativeSettings => ({
  windowMinutes: WINDOW_DAYS * 24 * 60,
  mostNarratives: MOST_NARRATIVES,
  // The names that every post was found by join nothing.
  stopTerms: brands.flatMap(({ name, spellings }) => [name, ...spellings]),
  officialAuthors: officialAuthors(brands),
});

const HANDLE = /^@?[\p{L}\p{N}_.-]+$/u;

/** Who writes under a name of an own brand speaks for it: what they say answers a story. */
export function officialAuthors(brands: readonly Named[]): string[] {
  const own = brands.filter(({ kind }) => kind === "own").flatMap(({ name, spellings }) => [name, ...spellings]);
  const handles = own.filter((name) => HANDLE.test(name)).map((name) => name.replace(/^@/, "").toLowerCase());
  return platforms.flatMap((platform) => [...new Set(handles)].map((handle) => `${platform} ${handle}`));
}

/** Groups are named after their first post. */
export const replyOf = (platform: string, inReplyTo: string | null): string | null =>
  inReplyTo === null ? null : `${platform} ${inReplyTo}`;
