import type { TestProject } from "vitest/node";
import { createTestDatabase } from "../../apps/server/src/testing.ts";
import provideDatabase from "../database.ts";
import { type Filled, fillWorkspace } from "./filled.ts";
import { openStage } from "./stage.ts";

/** The filled workspace as its copies find it: in this database, with the administrator signed in. */
export interface Original extends Omit<Filled, "admin"> {
  readonly url: string;
  readonly cookies: readonly (readonly [name: string, value: string])[];
}

declare module "vitest" {
  interface ProvidedContext {
    original: Original;
  }
}

/** Plays the story into one workspace for all test files: to learn three weeks takes longer than to copy them. */
export default async function provideWorkspace(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const stop = await provideDatabase(project);
  const url = await createTestDatabase(process.env.TOCSIN_TEST_DATABASE!);
  const stage = await openStage({ databaseUrl: url });
  try {
    const { admin, ...places } = await fillWorkspace(stage);
    const cookies = admin.cookies().map(({ name, value }) => [name, value] as const);
    project.provide("original", { ...places, url, cookies });
  } finally {
    await stage.close();
  }
  return stop;
}
