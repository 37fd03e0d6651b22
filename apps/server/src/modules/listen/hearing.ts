import type { Context } from "../../context.ts";
import type { Heard } from "./connectors/connector.ts";
import { takeIn } from "./intake.ts";
import { normalisePost } from "./normalise.ts";
import type { SourceRow } from "./queries.ts";
import { splitByAge } from "./rules.ts";

/** Stores what a connector has heard of a source, with the memory of having heard it. Returns how many posts were new. */
export async function storeHeard(
  context: Context,
  row: Pick<SourceRow, "workspace_id" | "id" | "memory">,
  { posts: given, changes = [], memory }: Heard,
): Promise<number> {
  const now = context.clock.now();
  const read = given.map((post) => normalisePost(post, now));
  const posts = read.flatMap((result) => (result.ok ? [result.post] : []));
  const { old, fresh } = splitByAge(posts, now);
  const bad = read.find((result) => !result.ok);
  if (bad?.ok === false)
    context.log.info({ sourceId: row.id, code: bad.code }, "posts that could not be read were left out");
  const place = { workspaceId: row.workspace_id, sourceId: row.id };
  const withMemory = { changes, memory: { before: row.memory, after: memory } };
  // The memory goes with the last of the posts, so that no crash lies between them.
  if (fresh.length === 0)
    return (await takeIn(context, { ...place, ...withMemory, posts: old, isHistory: true })).stored;
  const past = old.length === 0 ? 0 : (await takeIn(context, { ...place, posts: old, isHistory: true })).stored;
  return past + (await takeIn(context, { ...place, ...withMemory, posts: fresh })).stored;
}
