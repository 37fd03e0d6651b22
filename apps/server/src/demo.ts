/**
 * The demonstration: a workspace of an invented brand, three weeks of invented posts behind it, and a crisis that begins
 * when the doors open. Everything goes through the same doors as real posts; nothing is written past them.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { roles } from "@tocsin/contract";
import { buildBackground, buildCrisis, buildHistory, type ExchangePost, playScenario, taintedBatch } from "@tocsin/lab";
import type { Context } from "./context.ts";
import { listSources, normalisePost, storeSource, takeIn } from "./modules/listen/index.ts";
import { addPerson, DEMO_PASSWORD, listWorkspaces, setUp } from "./modules/people/index.ts";
import { storeBrand, storeContact, storeWatch } from "./modules/prepare/index.ts";
import type { Actor } from "./platform/auth/actor.ts";
import { MINUTE } from "./platform/clock.ts";

const SEED = "demo";
/** A day of the story takes twenty minutes, so that a newcomer sees its beginning, its height and its end. */
const PLAY = { minutes: 20, paceFactor: 20 };
/** Time to look around before the first complaint. */
const HEAD_START = 20_000;

const PEOPLE = {
  viewer: "Vera Viewer",
  responder: "Rita Responder",
  approver: "Anton Approver",
  admin: "Ada Admin",
} as const;

/** Fills an empty installation and plays the crisis; a real workspace is refused, for its people would be rung. Resolves when the stage is set; the play goes on until `signal`. */
export async function startDemo(context: Context, signal: AbortSignal): Promise<void> {
  const start = new Date(context.clock.now().getTime() + HEAD_START);
  const workspace = (await listWorkspaces(context.db))[0];
  if (workspace?.is_demo === false)
    throw new Error(
      `The folder ${context.config.dataFolder} holds the real workspace “${workspace.name}”. Choose another one for the demonstration with --data.`,
    );
  const stage = workspace === undefined ? await setStage(context) : null;
  const workspaceId = stage?.workspaceId ?? workspace!.id;
  const sourceId = (await listSources(context.db, workspaceId))[0]?.id ?? null;
  const door = { workspaceId, sourceId };
  if (stage !== null)
    await takePosts(context, door, buildHistory(taintedBatch, { seed: SEED, until: context.clock.now() }), true);
  await context.jobs.settle();
  void play(context, { door, start, signal }).catch((error) =>
    context.log.error({ err: error }, "the demonstration stopped"),
  );
}

async function setStage(context: Context): Promise<Actor> {
  const { brand, timeZone } = taintedBatch;
  const people = Object.fromEntries(
    roles.map((role) => [role, { name: PEOPLE[role], email: `${role}@demo.example`, password: DEMO_PASSWORD }]),
  );
  const admin = await setUp(context, {
    workspace: brand.latin,
    language: "en",
    timeZone,
    isDemo: true,
    ...people.admin!,
  });
  for (const role of roles.filter((one) => one !== "admin"))
    await addPerson(context, admin.workspaceId, { ...people[role]!, role, language: "en" });
  await setWatches(context, admin);
  await setContacts(context, admin);
  return admin;
}

async function setWatches(context: Context, admin: Actor): Promise<void> {
  for (const { name, query, kind, brand } of taintedBatch.watches) {
    const spellings = [...new Set(Object.values(brand.names).flat())];
    const stored = await storeBrand(context, admin, { name: brand.latin, kind, spellings });
    await storeWatch(context, admin, { brandId: stored.id, name, query, weeklyBudget: 1, isPaused: false });
  }
  await storeSource(context, admin, { kind: "webhook", name: "Demonstration posts (invented)", platform: "other" });
}

async function setContacts(context: Context, admin: Actor): Promise<void> {
  const person = {
    organisation: taintedBatch.brand.latin,
    phone: "+000 000 000",
    note: "Invented for the demonstration.",
    isCalled: false,
  };
  for (const [department, name] of [
    ["spokesperson", "Sofia Spokesperson"],
    ["legal", "Leo Legal"],
    ["care", "Kira Care"],
    ["product", "Petros Plant"],
  ] as const)
    await storeContact(context, admin, {
      ...person,
      name,
      department,
      email: `${department}@demo.example`,
      language: "en",
    });
}

interface Door {
  readonly workspaceId: string;
  readonly sourceId: string | null;
}

async function takePosts(
  context: Context,
  door: Door,
  posts: readonly ExchangePost[],
  isHistory: boolean,
): Promise<void> {
  const now = context.clock.now();
  const good = posts.map((post) => normalisePost(post, now)).flatMap((result) => (result.ok ? [result.post] : []));
  await takeIn(context, { ...door, posts: good, isHistory });
}

async function play(
  context: Context,
  { door, start, signal }: { door: Door; start: Date; signal: AbortSignal },
): Promise<void> {
  const until = new Date(start.getTime() + PLAY.minutes * MINUTE);
  const crisis = buildCrisis(taintedBatch, { seed: SEED, start, ...PLAY });
  const ordinary = buildBackground(taintedBatch, { seed: SEED, from: start, until });
  const posts = [...crisis, ...ordinary].sort((a, b) => (a.publishedAt < b.publishedAt ? -1 : 1));
  await playScenario({
    posts,
    signal,
    now: () => context.clock.now(),
    wait: (milliseconds, stop) => pause(Math.min(milliseconds, 1_000), stop),
    send: (due) => takePosts(context, door, due, false),
  });
}

/** Sleeps, but not through the end of the demonstration. */
const pause = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  sleep(milliseconds, undefined, { ...(signal && { signal }) }).catch(() => undefined);
