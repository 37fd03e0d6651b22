import type { EndpointName } from "@tocsin/contract";
import type { Context } from "../context.ts";
import { openPast } from "../modules/understand/index.ts";
import { AppError } from "../platform/errors.ts";
import type { SomeHandlers } from "../platform/http/endpoint.ts";
import { rehearseWatch } from "./service.ts";

/** One rehearsal at a time: a query that is typed asks for many, and the process has alarms to hear. */
class Turns {
  private last: Promise<unknown> = Promise.resolve();

  take<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.last.then(work, work);
    this.last = mine.catch(() => undefined);
    return mine;
  }
}

export function rehearsalRoutes(context: Context): SomeHandlers<Extract<EndpointName, "rehearseWatch">> {
  const readPast = openPast(context);
  const turns = new Turns();
  return {
    rehearseWatch: ({ actor, body, reply }) => {
      let isWanted = true;
      reply.raw.once("close", () => {
        isWanted = false;
      });
      return turns.take(() => {
        if (!isWanted) throw new AppError("unavailable", "not-waited-for", "Nobody waits for this rehearsal any more.");
        return rehearseWatch({ context, readPast, isWanted: () => isWanted }, actor.workspaceId, body);
      });
    },
  };
}
