import type { Context } from "../../context.ts";
import { DAY } from "../../platform/clock.ts";
import { forgetAnswers } from "../../platform/http/queries.ts";
import { type Job, routine } from "../../platform/jobs/jobs.ts";

export function peopleJobs(context: Context): Job[] {
  return [
    routine("forget-answers", "17 * * * *", async () => {
      await forgetAnswers(context.db, new Date(context.clock.now().getTime() - DAY));
    }),
  ];
}
