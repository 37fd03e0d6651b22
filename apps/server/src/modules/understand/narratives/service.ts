import type { understandShapes } from "@tocsin/contract";
import { findCoordination } from "@tocsin/narrative";
import type { z } from "zod";
import type { Context } from "../../../context.ts";
import { found } from "../../../platform/errors.ts";
import { chooseStep } from "../../../platform/steps.ts";
import { listSourceBriefs } from "../../listen/index.ts";
import { getWorkspace } from "../../people/index.ts";
import * as authors from "../authors/queries.ts";
import type { Scope } from "../insights/queries.ts";
import { findMentionsById } from "../search/queries.ts";
import { toMention } from "../search/service.ts";
import type { ToldNarrative } from "../tables.ts";
import * as queries from "./queries.ts";

type Brief = understandShapes.NarrativeBrief;
type List = understandShapes.NarrativeList;
type Detail = understandShapes.NarrativeDetail;
type Wish = Pick<z.output<typeof understandShapes.narrativeQuery>, "sort" | "limit" | "readerLanguage">;

/** One post is an opinion; two that hang together begin a narrative. */
const LEAST_SIZE = 2;

export async function listNarratives(context: Context, scope: Scope, wish: Wish): Promise<List> {
  const { db } = context;
  const { rows, others } = await queries.listCounted(db, scope, {
    order: wish.sort,
    limit: wish.limit,
    leastSize: LEAST_SIZE,
    now: context.clock.now(),
  });
  const ids = rows.map((row) => row.id);
  const links = await queries.listLinks(db, scope.workspaceId, ids, { isAny: false });
  return {
    items: await describeAll(context, scope, rows, wish.readerLanguage),
    links: links.map(toLink),
    others,
    sources: await listSourceBriefs(context, scope.workspaceId),
  };
}

async function describeAll(
  { db }: Context,
  scope: Scope,
  rows: readonly queries.CountedRow[],
  readerLanguage: string | undefined,
): Promise<Brief[]> {
  const ids = rows.map((row) => row.id);
  const [told, splits] = await Promise.all([
    queries.listTold(db, scope.workspaceId, ids),
    queries.listSplits(db, scope, ids),
  ]);
  const untold = ids.filter((id) => !told.has(id));
  const firsts = new Map((await findMentionsById(db, scope.workspaceId, untold)).map((row) => [String(row.id), row]));
  return rows.map((row) => {
    const split = (kind: queries.SplitRow["kind"]) =>
      splits.filter((one) => one.id === row.id && one.kind === kind).map(({ value, count }) => ({ value, count }));
    const known = told.get(row.id);
    const first = firsts.get(row.id);
    const label = known === undefined ? untoldLabel(first) : labelFor(known, readerLanguage);
    return {
      ...label,
      ...countsOf(row),
      languages: split("language"),
      platforms: split("platform"),
      crisisTypes: split("crisis-type"),
    };
  });
}

const labelFor = ({ label, labelLanguage, labels }: ToldNarrative, reader: string | undefined) => {
  const own = reader === undefined ? undefined : labels[reader];
  return own === undefined ? { label, labelLanguage } : { label: own, labelLanguage: reader! };
};

const EXCERPT = 80;
/** A narrative of the last seconds has no label yet: its first post speaks for it. */
const untoldLabel = (first: { title: string | null; text: string; language: string | null } | undefined) => ({
  label: [...(first?.title || first?.text || "")].slice(0, EXCERPT).join(""),
  labelLanguage: first?.language ?? "und",
});

const countsOf = (row: queries.CountedRow) => ({
  id: row.id,
  size: row.size,
  voices: row.voices,
  echoes: row.echoes,
  reach: row.reach,
  negativeShare: row.negative / row.size,
  firstAt: row.first_at.toISOString(),
  lastAt: row.last_at.toISOString(),
  lastHour: row.last_hour,
  hourBefore: row.hour_before,
});

const toLink = ({ from_id, to_id, kind, posts, because }: Awaited<ReturnType<typeof queries.listLinks>>[number]) => ({
  from: from_id,
  to: to_id,
  kind,
  posts,
  because,
});

const MOST_READ = 2_000;
const CARRIERS = 10;
const EXAMPLES = 5;
/** From so many followers on a post is heard beyond its circle. */
const HIGH_REACH = 10_000;

export async function readNarrative(context: Context, whole: Scope, id: string, wish: Wish): Promise<Detail> {
  const { db } = context;
  const { workspaceId, from, to } = whole;
  const scope = { ...whole, narrativeId: id };
  const { rows } = await queries.listCounted(db, scope, {
    order: "size",
    limit: 1,
    leastSize: 1,
    now: context.clock.now(),
  });
  const counted = found(rows[0], "narrative");
  const { time_zone: timeZone } = await getWorkspace(db, workspaceId);
  const stepMinutes = chooseStep(new Date(Math.max(from.getTime(), counted.first_at.getTime())), to);
  const [[brief], told, story, carriers, links, series] = await Promise.all([
    describeAll(context, scope, rows, wish.readerLanguage),
    queries.listTold(db, workspaceId, [id]),
    queries.listStory(db, scope, MOST_READ),
    authors.listAuthors(db, scope, { order: "carried", limit: CARRIERS }),
    queries.listLinks(db, workspaceId, [id], { isAny: true }),
    queries.listSteps(db, scope, { stepMinutes, timeZone }),
  ]);
  const known = told.get(id);
  const highReach = story.find((post) => post.reach >= HIGH_REACH && !post.is_echo);
  const mention = await mentionsOf(context, workspaceId, [
    ...(story[0] === undefined ? [] : [story[0].id]),
    ...(highReach === undefined ? [] : [highReach.id]),
    ...exampleIds(known, story),
  ]);
  return {
    ...brief!,
    terms: termsIn(known?.terms ?? [], story),
    hashtags: known?.hashtags ?? [],
    urls: known?.urls ?? [],
    links: links.map(toLink),
    linked: await describeLinked(context, workspaceId, { id, links, reader: wish.readerLanguage }),
    firstPost: mention(story[0]?.id),
    firstHighReachPost: mention(highReach?.id),
    examples: exampleIds(known, story).flatMap((example) => mention(example) ?? []),
    carriers: carriers.filter(({ carried }) => carried > 0).map(toCarrier),
    series: series.map((step) => ({ ...step, at: step.at.toISOString() })),
    stepMinutes,
    coordination: coordinationOf(story),
  };
}

/** The central posts, as far as they are in the stretch; of an untold narrative the first voices. */
function exampleIds(known: ToldNarrative | undefined, story: readonly queries.StoryRow[]): number[] {
  const inside = new Set(story.map((post) => post.id));
  const central = (known?.examples ?? []).map(Number).filter((id) => inside.has(id));
  const voices = story.filter((post) => !post.is_echo).map((post) => post.id);
  return [...new Set([...central, ...voices])].slice(0, EXAMPLES);
}

async function mentionsOf({ db }: Context, workspaceId: string, ids: readonly number[]) {
  const rows = await findMentionsById(db, workspaceId, ids.map(String));
  const byId = new Map(rows.map((row) => [row.id, toMention(row)]));
  return (id: number | undefined) => (id === undefined ? null : (byId.get(id) ?? null));
}

const termsIn = (terms: readonly string[], story: readonly queries.StoryRow[]) =>
  terms.map((term) => ({
    term,
    count: story.filter((post) => post.text.toLowerCase().includes(term.toLowerCase())).length,
  }));

interface Linked {
  readonly id: string;
  readonly links: Awaited<ReturnType<typeof queries.listLinks>>;
  readonly reader: string | undefined;
}

async function describeLinked({ db }: Context, workspaceId: string, { id, links, reader }: Linked) {
  const ids = [...new Set(links.flatMap(({ from_id, to_id }) => [from_id, to_id]))].filter((other) => other !== id);
  const told = await queries.listTold(db, workspaceId, ids);
  const sizes = await queries.countPosts(db, workspaceId, ids);
  return [...told].map(([other, known]) => ({ id: other, ...labelFor(known, reader), size: sizes.get(other) ?? 0 }));
}

const toCarrier = (row: authors.AuthorRow): Detail["carriers"][number] => ({
  authorKey: row.author_key,
  platform: row.platform,
  author: {
    handle: row.handle,
    name: row.name,
    followers: row.followers,
    verified: row.verified,
    createdAt: row.created_at?.toISOString() ?? null,
  },
  posts: row.posts,
  carriedOn: row.carried,
});

function coordinationOf(story: readonly queries.StoryRow[]): Detail["coordination"] {
  const { probability, signs } = findCoordination(
    story.map((post) => ({
      id: String(post.id),
      text: post.text,
      authorKey: post.author_key,
      at: post.at.getTime(),
      groupId: post.group_id,
      ...(post.repost_of !== null && { repostOf: post.repost_of }),
      ...(post.author_created_at !== null && { authorCreatedAt: post.author_created_at.getTime() }),
    })),
  );
  return {
    probability,
    signs: signs.map(({ code, count, share, postIds }) => ({ sign: code, count, share, exampleIds: [...postIds] })),
  };
}
