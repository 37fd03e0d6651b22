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
  const past = old.length === 0 ? null : await takeIn(context, { ...place, posts: old, isHistory: true });
  const present = await takeIn(context, {
    ...place,
    posts: fresh,
    changes,
    memory: { before: row.memory, after: memory },
  });
  return (past?.stored ?? 0) + present.stored;
}
