/**
 * What understanding keeps in memory between batches: the echoes and the narratives of each workspace.
 *
 * All of it is made from the record and follows it. Every batch draws a number in its own transaction, so the number tells
 * whether the memory is that of the batch before. One that skips some has been ahead of this process, whose memory catches
 * up: another process placed them. One that was drawn before was undone after it had been placed; its posts are in no
 * table, and the memory is made anew. Posts placed again in the order of their batches stand where they stood.
 */
import { type Clock, DAY, MINUTE } from "../../../platform/clock.ts";
import type { Db } from "../../../platform/db/database.ts";
import { type NarrativeMemory, readSettings } from "../narratives/memory.ts";
import * as queries from "./queries.ts";
import { placeAgain, type Remembered, recallPast, recallPresent } from "./recall.ts";

/** One batch: its number, and when its first post was published. */
export interface Turn {
  readonly workspaceId: string;
  readonly isHistory: boolean;
  readonly batch: number;
  readonly from: Date;
}

export interface Memory {
  /** As all batches before this one have left it. In the transaction that drew the number. */
  open(db: Db, turn: Turn): Promise<Remembered>;
  /** The narratives of a workspace that are in memory: of the present, of an archive. */
  openNarratives(workspaceId: string): { present: NarrativeMemory | undefined; past: NarrativeMemory | undefined };
}

interface Kept extends Remembered {
  batch: number;
  usedAt: number;
}

/** An archive has settled then, a workspace that nobody writes about has fallen silent. */
const IDLE = { past: 10 * MINUTE, present: DAY / 4 };

export function createMemory({ clock }: { readonly clock: Clock }): Memory {
  const present = new Map<string, Kept>();
  // An archive is read against itself: beside today's posts it would be forgotten at once.
  const past = new Map<string, Kept>();
  const forgetIdle = (now: number) => {
    for (const [kept, most] of [
      [present, IDLE.present],
      [past, IDLE.past],
    ] as const)
      for (const [id, { usedAt }] of kept) if (now - usedAt > most) kept.delete(id);
  };
  return {
    async open(db, turn) {
      const now = clock.now();
      forgetIdle(now.getTime());
      const kept = turn.isHistory ? past : present;
      const known = kept.get(turn.workspaceId);
      kept.delete(turn.workspaceId);
      const { echoes, narratives } = await (turn.isHistory ? followPast : followPresent)(db, { turn, known, now });
      narratives.batch = turn.batch;
      narratives.renew(await readSettings(db, turn.workspaceId));
      kept.set(turn.workspaceId, { echoes, narratives, batch: turn.batch, usedAt: now.getTime() });
      return { echoes, narratives };
    },
    openNarratives: (workspaceId) => ({
      present: present.get(workspaceId)?.narratives,
      past: past.get(workspaceId)?.narratives,
    }),
  };
}

interface Following {
  readonly turn: Turn;
  readonly known: Kept | undefined;
  readonly now: Date;
}

async function followPresent(db: Db, { turn, known, now }: Following): Promise<Remembered> {
  const { workspaceId, batch } = turn;
  if (known === undefined || known.batch >= batch) return recallPresent(db, { workspaceId, batch, now });
  if (known.batch < batch - 1)
    await placeAgain(db, known, { workspaceId, rows: await queries.listPlacedAfter(db, workspaceId, known.batch) });
  return known;
}

const followPast = async (db: Db, { turn, known }: Following): Promise<Remembered> =>
  known?.batch === turn.batch - 1 ? known : recallPast(db, turn);
