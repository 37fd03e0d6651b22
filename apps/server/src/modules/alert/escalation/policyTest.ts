import type { escalationShapes } from "@tocsin/contract";
import type { z } from "zod";
import type { Context } from "../../../context.ts";
import type { Actor } from "../../../platform/auth/actor.ts";
import type { Receiver } from "../channels/channel.ts";
import { testReceiver } from "../deliver.ts";
import { getPolicy } from "./policies.ts";
import { type Book, readBook } from "./roster.ts";
import { keyOf, resolveStep } from "./targets.ts";

type Line = z.infer<typeof escalationShapes.policyTest>["lines"][number];

/** Everybody whom the policy would call at this moment, each address once, with a message that says it is a test. */
export async function ringPolicyForTest(context: Context, actor: Actor, id: string): Promise<{ lines: Line[] }> {
  const { db, clock } = context;
  const policy = await getPolicy(db, actor.workspaceId, id);
  const book = await readBook(context, db, actor.workspaceId, policy.minimumSeverity);
  const told = new Map<string, Line>();
  const lines: Line[] = [];
  for (const [place, { targets }] of policy.steps.entries()) {
    const step = place + 1;
    const moment = { at: clock.now(), severity: policy.minimumSeverity };
    const { people, bells, skipped } = resolveStep({ targets }, book.roster, moment);
    for (const { person, why } of skipped)
      if (why !== "already-rung") lines.push({ step, name: person.name, channel: null, outcome: why, problem: null });
    const ways = [...people.flatMap((person) => waysOf(book, person)), ...bells.flatMap((bell) => bellOf(book, bell))];
    if (ways.length === 0) lines.push({ step, name: "", channel: null, outcome: "nobody", problem: null });
    for (const { name, receiver } of ways) {
      const address = `${receiver.channel} ${receiver.bellId ?? receiver.target}`;
      const line = told.get(address) ?? { step, name, channel: receiver.channel, ...(await ring(context, receiver)) };
      told.set(address, line);
      lines.push({ ...line, step });
    }
  }
  return { lines };
}

interface Way {
  readonly name: string;
  readonly receiver: Receiver;
}

const waysOf = ({ ways }: Book, { callee, name }: Pick<Book["roster"]["people"][number], "callee" | "name">): Way[] =>
  (ways.get(keyOf(callee)) ?? []).map((receiver) => ({ name, receiver }));
const bellOf = ({ bells }: Book, id: string): Way[] =>
  [bells.get(id)].flatMap((receiver) => (receiver === undefined ? [] : [{ name: receiver.target, receiver }]));

async function ring(context: Context, receiver: Receiver): Promise<Pick<Line, "outcome" | "problem">> {
  const { outcome, problem } = await testReceiver(context, receiver);
  return { outcome, problem: problem?.detail ?? null };
}
