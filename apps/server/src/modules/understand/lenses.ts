/** What each workspace reads with, kept until its watches, brands or corrections change. */
import { type CompiledQueries, compileQueries, parseQuery } from "@tocsin/query";
import {
  createAspectScorer,
  createSentimentReader,
  createTargetScorer,
  type SentimentLayer,
  type SentimentReader,
  type Target,
} from "@tocsin/text";
import type { Context } from "../../context.ts";
import type { Db } from "../../platform/db/database.ts";
import { type BrandRow, listBrands, listWatches, type WatchRow } from "../prepare/index.ts";
import * as corrections from "./corrections/queries.ts";
import { type Learnt, learnFrom, type Silent } from "./learnt.ts";
import { listUncorrected } from "./queries.ts";
import { type Lens, type TargetReader, textOf } from "./read.ts";

export interface Lenses {
  open(db: Db, workspaceId: string): Promise<Lens>;
  /** What people have taught, whether or not it judges along. */
  learnt(db: Db, workspaceId: string): Promise<Learnt>;
}

/** The latest corrections are the best teachers; more than these would slow every change down. */
const MOST_LESSONS = 3_000;
/** Enough of the stream to tell a correction from the rule. */
const SAMPLE = 400;

type Tools = Pick<Context, "analyser" | "textModel" | "ownModel">;

export function createLenses({ analyser, textModel, ownModel }: Tools): Lenses {
  const readIn = createSentimentReader(textModel);
  const watched = new ByEdition<Pick<Lens, "queries" | "brandOf">>();
  const lessons = new ByEdition<Learnt>();

  const learntUnder = (db: Db, workspaceId: string, edition: string) =>
    lessons.get(workspaceId, edition, async () =>
      learnFrom(
        textModel,
        await withOwnScores(await listLessons(db, workspaceId)),
        await withOwnScores(await sampleStream(db, workspaceId)),
      ),
    );

  /** A layer is learnt over the model that it will change. */
  async function withOwnScores<T extends { readonly text: string }>(posts: readonly T[]) {
    const scores = (await ownModel?.score(posts.map(({ text }) => text))) ?? null;
    return scores === null ? posts : posts.map((post, index) => ({ ...post, scores: scores[index]! }));
  }

  return {
    async open(db, workspaceId) {
      const watches = await listWatches(db, workspaceId);
      const brands = await listBrands(db, workspaceId);
      const { edition, isOn } = await corrections.findEdition(db, workspaceId);
      const taught = isOn ? await learntUnder(db, workspaceId, edition) : UNTAUGHT;
      return {
        analyser,
        ownModel,
        readIn,
        ...(await watched.get(workspaceId, editionOf(watches), async () => readWatches(watches))),
        ...taught,
        scoreTargets: targetReaderOf(withLayer(readIn, taught.feeling), targetsOf(brands)),
        scoreAspects: createAspectScorer(withLayer(readIn, taught.feeling)),
      };
    },
    async learnt(db, workspaceId) {
      return learntUnder(db, workspaceId, (await corrections.findEdition(db, workspaceId)).edition);
    },
  };
}

const UNTAUGHT = { feeling: undefined, relevance: new Map(), types: undefined };

const withLayer = (read: SentimentReader, layer: SentimentLayer | undefined): SentimentReader =>
  layer === undefined ? read : (text, language) => layer.score(text, language, read(text, language));

/** The tone toward each brand, where a post names several; the tone of the whole says it for one. */
function targetReaderOf(read: SentimentReader, targets: readonly Target[]): TargetReader | undefined {
  if (targets.length < 2) return undefined;
  const score = createTargetScorer(read);
  return (text, language) => {
    const named = score(text, language, targets);
    return named.length < 2 ? [] : named.map(({ id, ...said }) => ({ brandId: id, ...said }));
  };
}

/** One value per workspace, made again when its edition moves. */
class ByEdition<T> {
  private readonly kept = new Map<string, { edition: string; value: T }>();

  async get(workspaceId: string, edition: string, make: () => Promise<T>): Promise<T> {
    const known = this.kept.get(workspaceId);
    if (known?.edition === edition) return known.value;
    const value = await make();
    this.kept.set(workspaceId, { edition, value });
    return value;
  }
}

const editionOf = (watches: readonly WatchRow[]): string =>
  watches.map((watch) => `${watch.id}.${watch.edition}.${watch.brand_id}`).join(" ");

const readWatches = (watches: readonly WatchRow[]) => ({
  queries: compileWatches(watches),
  brandOf: new Map(watches.map((watch) => [watch.id, watch.brand_id])),
});

export function compileWatches(watches: readonly Pick<WatchRow, "id" | "query">[]): CompiledQueries {
  const entries = watches.flatMap(({ id, query }) => {
    const parsed = parseQuery(query).query;
    return parsed === null ? [] : [{ id, query: parsed }];
  });
  return compileQueries(entries);
}

/** In order of time: what was said last of a post is what holds. */
async function listLessons(db: Db, workspaceId: string) {
  const rows = await corrections.listLessons(db, workspaceId, MOST_LESSONS);
  return rows.reverse().map((row) => ({
    id: row.field === "relevance" ? `${row.group_id} ${row.watch_id}` : row.group_id,
    text: textOf(row),
    language: row.language,
    was: row.was,
    value: row.value,
  }));
}

const sampleStream = async (db: Db, workspaceId: string): Promise<Silent[]> =>
  (await listUncorrected(db, workspaceId, SAMPLE)).map((row) => ({
    text: textOf(row),
    language: row.language,
    said: row.crisis_types.map(({ type }) => type),
  }));

const targetsOf = (brands: readonly BrandRow[]): Target[] =>
  brands
    .filter(({ kind }) => kind !== "industry")
    .map(({ id, name, spellings }) => ({ id, names: [name, ...spellings] }));
