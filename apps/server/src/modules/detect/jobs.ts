import type { Context } from "../../context.ts";
import { inTransaction } from "../../platform/db/database.ts";
import { handOver, type Job, keyedErrand, routine } from "../../platform/jobs/jobs.ts";
import { reactionsRead } from "../listen/index.ts";
import { mentionsUnderstood, sightingsMoved, sightingsReplaced } from "../understand/index.ts";
import { createPace } from "./pace.ts";
import type { WatchKey } from "./queries.ts";
import { countReactions } from "./reactions/service.ts";
import {
  ADVANCE_QUEUE,
  advanceAll,
  advanceAlone,
  countMentions,
  RELEARN_QUEUE,
  recountMinutes,
  recountWatch,
  relearnWatch,
} from "./service.ts";
import { listenForSilence } from "./silence/service.ts";
import { RETEACH_QUEUE } from "./teaching/service.ts";

export function detectJobs(context: Context): Job[] {
  const pace = createPace(context.clock);
  return [
    handOver("count", mentionsUnderstood, (db, batch) => countMentions(context, pace, db, batch)),
    handOver("count-reactions", reactionsRead, (db, read) => countReactions(db, read)),
    handOver("recount", sightingsReplaced, (db, key) => recountWatch(context, db, key)),
    handOver("recount-minutes", sightingsMoved, (db, moved) => recountMinutes(context, db, moved)),
    keyedErrand<WatchKey>(RELEARN_QUEUE, 3, (key) => inTransaction(context.db, (tx) => relearnWatch(context, tx, key))),
    keyedErrand<WatchKey>(RETEACH_QUEUE, 3, (key) => inTransaction(context.db, (tx) => recountWatch(context, tx, key))),
    keyedErrand<WatchKey>(ADVANCE_QUEUE, 3, (key) => advanceAlone(context, key)),
    routine("advance-all", "* * * * *", () => advanceAll(context)),
    routine("listen-for-silence", "* * * * *", () => listenForSilence(context)),
  ];
}
