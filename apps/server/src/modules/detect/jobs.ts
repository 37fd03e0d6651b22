import type { Context } from "../../context.ts";
import { inTransaction } from "../../platform/db/database.ts";
import { handOver, type Job, keyedErrand, routine } from "../../platform/jobs/jobs.ts";
import { mentionsUnderstood, sightingsReplaced } from "../understand/index.ts";
import type { WatchKey } from "./queries.ts";
import { advanceAll, countMentions, RELEARN_QUEUE, recountWatch, relearnWatch } from "./service.ts";

export function detectJobs(context: Context): Job[] {
  return [
    handOver("count", mentionsUnderstood, (db, batch) => countMentions(context, db, batch)),
    handOver("recount", sightingsReplaced, (db, key) => recountWatch(context, db, key)),
    keyedErrand<WatchKey>(RELEARN_QUEUE, 3, (key) => inTransaction(context.db, (tx) => relearnWatch(context, tx, key))),
    routine("advance-all", "* * * * *", () => advanceAll(context)),
  ];
}
