import { publisherOf } from "./carriers.ts";
import type { SeenPost } from "./explain.ts";
import type { SeenRow } from "./queries.ts";

/** A post on record as an explanation reads it. */
export const toSeenPost = (row: SeenRow): SeenPost => ({
  id: String(row.id),
  text: row.text,
  platform: row.platform,
  publisher: publisherOf(row),
  handle: row.author_handle,
  followers: row.author_followers,
  accountMadeAt: row.author_created_at,
  publishedAt: row.published_at,
  repostOf: row.repost_of,
  authorKey: row.author_key,
  groupId: row.group_id,
  narrativeId: row.narrative_id,
  isEcho: row.is_echo,
  sentiment: row.sentiment,
  scores: { negative: row.negative, neutral: row.neutral, positive: row.positive },
  language: row.language,
  crisisTypes: row.crisis_types,
  signs: row.signs,
});
