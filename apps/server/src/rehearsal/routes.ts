import type { EndpointName } from "@tocsin/contract";
import type { FastifyReply } from "fastify";
import type { Context } from "../context.ts";
import { openPast } from "../modules/understand/index.ts";
import { AppError } from "../platform/errors.ts";
import type { SomeHandlers } from "../platform/http/endpoint.ts";
import { explainMoment } from "./moment.ts";
import { type Rehearsing, rehearseRule, rehearseWatch } from "./service.ts";

/** One rehearsal at a time: a query that is typed asks for many, and the process has alarms to hear. */
class Turns {
  private last: Promise<unknown> = Promise.resolve();

  take<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.last.then(work, work);
    this.last = mine.catch(() => undefined);
    return mine;
  }
}

type Mine = Extract<EndpointName, "rehearseWatch" | "getTaughtEffect" | "explainMoment">;

export function rehearsalRoutes(context: Context): SomeHandlers<Mine> {
  const readPast = openPast(context);
  const turns = new Turns();
  const whileWanted = <T>(reply: FastifyReply, play: (rehearsing: Rehearsing) => Promise<T>): Promise<T> => {
    let isWanted = true;
    reply.raw.once("close", () => {
      isWanted = false;
    });
    return turns.take(() => {
      if (!isWanted) throw new AppError("unavailable", "not-waited-for", "Nobody waits for this rehearsal any more.");
      return play({ context, readPast, isWanted: () => isWanted });
    });
  };
  return {
    rehearseWatch: ({ actor, body, reply }) =>
      whileWanted(reply, (rehearsing) => rehearseWatch(rehearsing, actor.workspaceId, body)),
    getTaughtEffect: ({ actor, params, reply }) =>
      whileWanted(reply, (rehearsing) => rehearseRule(rehearsing, actor.workspaceId, params.id)),
    explainMoment: ({ actor, params, query, reply }) =>
      whileWanted(reply, () =>
        explainMoment(context, { workspaceId: actor.workspaceId, watchId: params.id }, new Date(query.at)),
      ),
  };
}
