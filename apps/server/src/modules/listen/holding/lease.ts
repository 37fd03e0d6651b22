/** A source is asked by one process at a time: by whoever has put its name on it, as long as it goes on saying so. */

import type { Context } from "../../../context.ts";
import { newId } from "../../../platform/ids.ts";
import * as queries from "./queries.ts";

/** So long a source stays deaf when the process that held it is killed. */
const LEASE_SECONDS = 8;
const RENEWED_EVERY = 2_500;

/** Runs `work` while the source is ours; null when somebody else has it. The signal ends when it is lost, or `stop` says so. */
export async function withLease<T>(
  { db }: Pick<Context, "db">,
  place: queries.Place,
  { stop, work }: { stop?: AbortSignal | undefined; work: (signal: AbortSignal) => Promise<T> },
): Promise<T | null> {
  const holder = newId(new Date());
  if (!(await queries.claimSource(db, place, holder, LEASE_SECONDS))) return null;
  const lost = new AbortController();
  const renewal = setInterval(() => {
    queries.renewSource(db, place, holder, LEASE_SECONDS).then(
      (isOurs) => isOurs || lost.abort(),
      () => lost.abort(),
    );
  }, RENEWED_EVERY);
  try {
    return await work(stop === undefined ? lost.signal : AbortSignal.any([lost.signal, stop]));
  } finally {
    clearInterval(renewal);
    await queries.releaseSource(db, place, holder);
  }
}
