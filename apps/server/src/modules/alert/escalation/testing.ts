/** Alerts as the stage before would cause them, without the hours of posts that lead to one. */
import type { Policy, PolicyWish } from "@tocsin/contract";
import { inTransaction } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/ids.ts";
import type { TestBench } from "../../../testing.ts";
import { storeBrand, storeWatch } from "../../prepare/index.ts";
import type { Change } from "../rules.ts";
import * as service from "../service.ts";
import { storePolicy } from "./policies.ts";

const explanation = {
  ...{ channel: "volume", windowMinutes: 60, observed: 40, expected: 2, factor: 20, oncePerWeeks: 50, since: null },
  ...{ negativeShare: null, usualNegativeShare: null, wouldNotHaveFiredBelow: 10, velocityPerMinute: null },
  ...{
    doublingMinutes: null,
    isLearning: false,
    voices: 40,
    echoes: 0,
    isCoordinated: false,
    topTerms: [],
    topAuthors: [],
  },
  ...{ languages: [], platforms: [], firstMentionId: null, exampleIds: [], narratives: [], silentSources: [] },
};

export const policyOf = (steps: PolicyWish["steps"], change: Partial<PolicyWish> = {}): PolicyWish => ({
  ...{ name: "Night", brandId: null, minimumSeverity: 1, kinds: ["crisis", "buzz", "data"], steps },
  ...{ repeats: 0, repeatMinutes: 10, growthStep: 1, promiseMinutes: null },
  ...change,
});

type Bench = Pick<TestBench, "context" | "admin">;

export const storeWish = (bench: Bench, wish: PolicyWish): Promise<Policy> =>
  storePolicy(bench.context, bench.admin, { wish });

/** A watch of its own, whose episode begins now. */
export async function raiseAlert({ context, admin }: Bench, name: string, severity = 2) {
  const { workspaceId } = admin;
  const brand = await storeBrand(context, admin, { name, kind: "own", spellings: [] });
  // Paused: the detector finds no posts behind the episode, and would end it within a minute.
  const wish = { brandId: brand.id, name, query: "harbour", weeklyBudget: 1 as const, isPaused: true };
  const { id: watchId } = await storeWatch(context, admin, wish);
  // A fresh watch is learnt first, which ends what it may have found before.
  await context.jobs.settle();
  const now = context.clock.now();
  const episodeId = newId(now);
  await context.db
    .insertInto("episode")
    .values({
      ...{ workspace_id: workspaceId, id: episodeId, watch_id: watchId, kind: "crisis", state: "open", severity },
      ...{ score: 5, suggested_type: null, escalations: 0, opened_at: now, last_change_at: now, closed_at: null },
      ...{ explained_at: now, explanation: JSON.stringify(explanation) },
    })
    .execute();
  const hear = (change: Change) =>
    inTransaction(context.db, (tx) => service.hearEpisode(context, tx, { workspaceId, episodeId, change }));
  const setSeverity = (to: number) =>
    context.db.updateTable("episode").set({ severity: to }).where("id", "=", episodeId).execute();
  await hear("opened");
  const { id } = await context.db
    .selectFrom("alert")
    .select("id")
    .where("episode_id", "=", episodeId)
    .executeTakeFirstOrThrow();
  return { id, watchId, brandId: brand.id, hear, setSeverity };
}
