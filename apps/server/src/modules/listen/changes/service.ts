/** What happens to a post after it was heard: people change their words, and take them back. */
import type { Context } from "../../../context.ts";
import type { Db } from "../../../platform/db/database.ts";
import type { Change } from "../connectors/connector.ts";
import { mentionsEdited } from "../events.ts";
import { type Post, tidyText } from "../normalise.ts";
import { indexWords } from "../words.ts";
import * as queries from "./queries.ts";

export interface ToChange {
  readonly workspaceId: string;
  readonly changes: readonly Change[];
}

export const keepsEvidence = async (db: Db, workspaceId: string): Promise<boolean> =>
  (await queries.findPolicy(db, workspaceId))?.keeps_evidence ?? true;

/** Applies changes in their order, in the transaction that stores that they were heard. Of posts nobody heard there is nothing to change. */
export async function applyChanges(context: Context, tx: Db, { workspaceId, changes }: ToChange): Promise<void> {
  if (changes.length === 0) return;
  const held = await queries.holdKnown(tx, workspaceId, changes.map(keyOf));
  const known = new Map(held.map((mention) => [printKey(mention), mention]));
  const keeps = await keepsEvidence(tx, workspaceId);
  const edited = new Set<number>();
  for (const change of changes) {
    const mention = known.get(printKey(keyOf(change)));
    if (mention === undefined) continue;
    const place = { tx, workspaceId, keeps, mention };
    if (change.kind === "deleted") await takeBack(place, change.at);
    else if (await reword(place, { ...change, title: mention.title })) {
      edited.add(mention.id);
      known.set(printKey(mention), { ...mention, text: tidyText(change.text) });
    }
  }
  await tellEdited(context, tx, { workspaceId, edited });
}

const keyOf = ({ platform, externalId }: queries.Key): queries.Key => ({
  platform: platform.toLowerCase(),
  externalId,
});
const printKey = ({ platform, externalId }: queries.Key): string => `${platform}\u0000${externalId}`;

async function tellEdited(
  context: Context,
  tx: Db,
  { workspaceId, edited }: { workspaceId: string; edited: ReadonlySet<number> },
) {
  if (edited.size > 0) await context.jobs.emit(tx, mentionsEdited, { workspaceId, mentionIds: [...edited] });
}

interface Place {
  readonly tx: Db;
  readonly workspaceId: string;
  readonly keeps: boolean;
  readonly mention: queries.Known;
}
interface Words {
  readonly title: string | null;
  readonly text: string;
  readonly at: Date;
}

/** False where the words are the same as before. */
async function reword(
  { tx, workspaceId, keeps, mention }: Place,
  { title, text: written, at }: Words,
): Promise<boolean> {
  const text = tidyText(written);
  if (text === "" || (text === mention.text && title === mention.title)) return false;
  if (keeps) await queries.storeWording(tx, workspaceId, mention, at);
  const words = indexWords({ title, text, handle: mention.authorHandle });
  await queries.rewordMention(tx, workspaceId, { id: mention.id, title, text, words, at });
  return true;
}

async function takeBack({ tx, workspaceId, keeps, mention }: Place, at: Date): Promise<void> {
  await queries.markDeleted(tx, workspaceId, mention.id, at);
  if (keeps) return;
  await queries.emptyMention(tx, workspaceId, mention.id);
  await queries.forgetWordings(tx, workspaceId, mention.id);
}

export interface Redelivered {
  readonly workspaceId: string;
  readonly sourceId: string;
  /** Posts of which the source has brought some before. */
  readonly posts: readonly Post[];
  readonly now: Date;
}

/** A letter is never edited, and anybody can write one under the number of another. */
const SENT_ONCE = "mail";

/** A source that brings a post again with other words tells of an edit. What another source says of it does not count. */
export async function followRewritten(
  context: Context,
  tx: Db,
  { workspaceId, sourceId, posts, now }: Redelivered,
): Promise<void> {
  const editable = posts.filter(({ platform }) => platform !== SENT_ONCE);
  if (editable.length === 0) return;
  const rewritten = new Set(
    (await queries.listRewritten(tx, { workspaceId, sourceId, posts: editable })).map(printKey),
  );
  if (rewritten.size === 0) return;
  const changed = editable.filter((post) => rewritten.has(printKey(post)));
  const held = await queries.holdKnown(tx, workspaceId, changed);
  const known = new Map(held.map((mention) => [printKey(mention), mention]));
  const keeps = await keepsEvidence(tx, workspaceId);
  const edited = new Set<number>();
  for (const post of changed) {
    const mention = known.get(printKey(post))!;
    if (await reword({ tx, workspaceId, keeps, mention }, { ...post, at: now })) edited.add(mention.id);
  }
  await tellEdited(context, tx, { workspaceId, edited });
}
