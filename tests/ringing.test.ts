import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, inject, test, vi } from "vitest";
import { readConfig } from "../apps/server/src/config.ts";
import { createContext } from "../apps/server/src/context.ts";
import { readAlert } from "../apps/server/src/modules/alert/service.ts";
import { openDatabase } from "../apps/server/src/platform/db/database.ts";
import { isWorkedOn } from "../apps/server/src/platform/jobs/queries.ts";
import { jobsOf } from "../apps/server/src/product.ts";
import { createTestDatabase } from "../apps/server/src/testing.ts";
import { SlackLike } from "../lab/src/platforms.ts";

const script = fileURLToPath(new URL("ringer.ts", import.meta.url));
const slack = new SlackLike();

beforeAll(() => slack.start());
afterAll(() => slack.stop());

/** Lets the product ring, and kills it while the receiver has the message and has not answered. */
async function killWhileRinging(url: string): Promise<{ alertId: string; workspaceId: string }> {
  slack.answerNext("silence");
  const child = spawn(process.execPath, ["--import", "tsx", script, url, slack.address], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const line = await Promise.race([
    once(createInterface({ input: child.stdout! }), "line").then(([printed]) => printed as string),
    once(child, "exit").then(() => Promise.reject(new Error("The product ended before it rang."))),
  ]);
  await slack.waitForRequests(1);
  child.kill("SIGKILL");
  await once(child, "exit");
  const { db, close } = openDatabase(url);
  await vi.waitFor(async () => expect(await isWorkedOn(db)).toBe(false), 20_000);
  await close();
  return JSON.parse(line);
}

test("a ring that was due when the product was killed is rung when it is back", async () => {
  const url = await createTestDatabase(inject("databaseUrl"));
  const { alertId, workspaceId } = await killWhileRinging(url);
  expect(slack.messages).toEqual([]);
  const context = await createContext(readConfig({ allowPrivateAddresses: true, logLevel: "silent" }, {}), url);
  await context.jobs.start(Object.values(jobsOf(context)).flat());
  const [message] = await slack.waitFor(1);
  expect(message!.text).toContain("Zumvari");
  await vi.waitFor(async () => {
    const { deliveries } = await readAlert(context.db, workspaceId, alertId);
    expect(deliveries).toMatchObject([{ channel: "slack", outcome: "sent", attempts: 1 }]);
  }, 10_000);
  await context.stop();
});
