import type { Query } from "@tocsin/query";
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../platform/db/database.ts";
import { toCondition } from "../condition/queries.ts";
import type { Place } from "../search/queries.ts";
import type { CrisisWords, SignWords, Toward } from "../tables.ts";

/** A stored post with what was read in it, as far as a bell needs it. */
export interface PastRow {
  id: number;
  external_id: string;
  text: string;
  title: string | null;
  platform: string;
  url: string | null;
  author_handle: string;
  author_name: string;
  author_followers: number | null;
  author_created_at: Date | null;
  published_at: Date;
  repost_of: string | null;
  in_reply_to: string | null;
  author_verified: boolean;
  extra: Record<string, unknown>;
  language: string;
  sentiment: "negative" | "neutral" | "positive";
  negative: number;
  neutral: number;
  positive: number;
  crisis_types: CrisisWords[];
  signs: SignWords[];
  toward: Toward[];
  group_id: string;
  narrative_id: string | null;
  is_echo: boolean;
}

const columns = sql`m.id, m.external_id, m.text, m.title, m.platform, m.url, m.author_handle, m.author_name, m.author_followers,
  m.author_created_at, m.published_at, m.repost_of, m.in_reply_to, m.author_verified,
  jsonb_build_object('media', m.extra->'media') as extra, r.language, r.sentiment, r.negative, r.neutral, r.positive, r.crisis_types, r.signs,
  r.toward, r.group_id, r.narrative_id, r.is_echo`;

export interface PastPage {
  readonly workspaceId: string;
  readonly query: Query;
  readonly from: Date;
  readonly to: Date;
  readonly after: Place | null;
  readonly limit: number;
}

/** Posts that may fit the query, latest first. */
export async function listPast(db: Db, { workspaceId, query, from, to, after, limit }: PastPage): Promise<PastRow[]> {
  const { rows } = await sql<PastRow>`select ${columns} from mention m
    join reading r on r.workspace_id = m.workspace_id and r.mention_id = m.id
    where m.workspace_id = ${workspaceId} and ${toCondition(query).sql}
      and m.published_at >= ${from}::timestamptz and m.published_at < ${to}::timestamptz ${startAfter(after)}
    order by m.published_at desc, m.id desc limit ${limit}`.execute(db);
  return rows;
}

const startAfter = (after: Place | null): RawBuilder<unknown> =>
  after === null ? sql`` : sql`and (m.published_at, m.id) < (${after.publishedAt}::timestamptz, ${after.id}::bigint)`;
