import type { AuthorRole, understandShapes } from "@tocsin/contract";
import { judgeStanding, measureInfluence, readRole } from "@tocsin/narrative";
import type { z } from "zod";
import type { Context } from "../../../context.ts";
import type { Actor } from "../../../platform/auth/actor.ts";
import { inTransaction } from "../../../platform/db/database.ts";
import { found } from "../../../platform/errors.ts";
import { recordAudit } from "../../people/index.ts";
import { listBrands } from "../../prepare/index.ts";
import type { Scope } from "../insights/queries.ts";
import * as queries from "./queries.ts";

type PersonRecord = understandShapes.PersonRecord;
type Wish = Pick<z.output<typeof understandShapes.authorQuery>, "sort" | "role" | "standing" | "limit">;
type Mark = z.output<typeof understandShapes.authorMarkBody>;

/** Roles and standings are read from profiles and records: enough authors are looked at for a filter to find its own. */
const CANDIDATES = 1_500;

export async function listAuthors(context: Context, scope: Scope, wish: Wish): Promise<PersonRecord[]> {
  const isFiltered = wish.role !== undefined || wish.standing !== undefined;
  const limit = isFiltered ? CANDIDATES : wish.limit;
  const rows = await queries.listAuthors(context.db, scope, { order: wish.sort, limit });
  const people = await describeAuthors(context, scope.workspaceId, rows);
  return people
    .filter((person) => wish.role === undefined || person.role.value === wish.role)
    .filter((person) => wish.standing === undefined || person.standing.value === wish.standing)
    .slice(0, wish.limit);
}

export async function readAuthor(context: Context, scope: Scope, authorKey: string): Promise<PersonRecord> {
  const rows = await queries.listAuthors(context.db, scope, { order: "posts", limit: 1, authorKey });
  return found((await describeAuthors(context, scope.workspaceId, rows))[0], "author");
}

/** What the team knows overrules profile and record until it is taken back. */
export async function markAuthor(context: Context, actor: Actor, scope: Scope, mark: Mark): Promise<PersonRecord> {
  const { workspaceId } = actor;
  await readAuthor(context, scope, mark.authorKey);
  await inTransaction(context.db, async (tx) => {
    const at = context.clock.now();
    const { authorKey, role, standing, note } = mark;
    const known = { workspace_id: workspaceId, author_key: authorKey, by_name: actor.name, marked_at: at };
    await queries.storeMark(tx, { ...known, role, standing, note });
    const details = { role: role ?? "", standing: standing ?? "" };
    await recordAudit(tx, actor, { at, action: "author-marked", subject: authorKey, details });
  });
  return readAuthor(context, scope, mark.authorKey);
}

async function describeAuthors(
  { db }: Context,
  workspaceId: string,
  rows: readonly queries.AuthorRow[],
): Promise<PersonRecord[]> {
  const keys = rows.map((row) => row.author_key);
  const records = new Map((await queries.listRecords(db, workspaceId, keys)).map((row) => [row.author_key, row]));
  const companies = (await listBrands(db, workspaceId)).filter((brand) => brand.kind !== "industry");
  const names = companies.flatMap(({ name, spellings }) => [name, ...spellings]);
  return rows.map((row) => describeAuthor(row, records.get(row.author_key), names));
}

function describeAuthor(
  row: queries.AuthorRow,
  record: queries.RecordRow | undefined,
  brandNames: readonly string[],
): PersonRecord {
  const { handle, name, platform, followers, reach, engagement, carried } = row;
  const { influence, parts } = measureInfluence({ reach, engagement, carried });
  return {
    authorKey: row.author_key,
    platform,
    author: { handle, name, followers, verified: row.verified, createdAt: row.created_at?.toISOString() ?? null },
    role: roleOf(row, brandNames),
    influence: Math.round(influence),
    influenceParts: parts,
    posts: row.posts,
    carriedOn: carried,
    engagement,
    record: recordOf(record),
    standing: standingOf(row, record),
    note: row.note ?? "",
    markedBy: row.marked_by,
    lastAt: row.last_at.toISOString(),
  };
}

function roleOf(row: queries.AuthorRow, brandNames: readonly string[]): PersonRecord["role"] {
  if (row.marked_role !== null) return { value: row.marked_role, by: "team", words: [] };
  const { handle, name, platform, followers } = row;
  const { role, words } = readRole({ handle, name, platform, followers, bio: bioOf(row.profile) }, brandNames);
  return { value: role satisfies AuthorRole, by: role === "unknown" ? "none" : "profile", words: [...words] };
}

/** Platforms call it differently. */
const bioOf = (profile: Record<string, unknown> | null): string =>
  ["bio", "description", "about", "summary", "note"]
    .map((field) => profile?.[field])
    .filter((text) => typeof text === "string")
    .join(" ");

function standingOf(row: queries.AuthorRow, record: queries.RecordRow | undefined): PersonRecord["standing"] {
  if (row.marked_standing !== null) return { value: row.marked_standing, by: "team" };
  const value = record === undefined ? "unknown" : judgeStanding(record);
  return { value, by: value === "unknown" ? "none" : "record" };
}

function recordOf(record: queries.RecordRow | undefined): PersonRecord["record"] {
  if (record === undefined) return { posts: 0, negative: 0, neutral: 0, positive: 0, since: null };
  const { posts, negative, neutral, positive, since } = record;
  return { posts, negative, neutral, positive, since: since.toISOString() };
}
