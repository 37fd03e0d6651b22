import { inject } from "vitest";
import { createTestDatabase } from "../../apps/server/src/testing.ts";
import { type Filled, knock } from "./filled.ts";
import { openStage, type Stage } from "./stage.ts";

/** A product of its own on a copy of the filled workspace. */
export async function openFilledStage(): Promise<{ stage: Stage; filled: Filled }> {
  const { url, cookies, ...places } = inject("original");
  const stage = await openStage({ databaseUrl: await createTestDatabase(inject("databaseUrl"), url) });
  const newsroom = new URL(new URL(places.newsroom).pathname, stage.address).href;
  return { stage, filled: { ...places, newsroom, admin: knock(stage.address, cookies) } };
}
