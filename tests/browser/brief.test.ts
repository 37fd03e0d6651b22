import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Language } from "../../packages/contract/src/words.ts";
import { openFilledStage } from "./copy.ts";
import type { Filled } from "./filled.ts";
import { findBarriers, findOverflow, settle } from "./look.ts";
import type { Stage } from "./stage.ts";
import type { Visitor } from "./visitor.ts";

const PHONE = { viewport: { width: 390, height: 844 } };

let stage: Stage;
let filled: Filled;
let admin: Visitor;

beforeAll(async () => {
  ({ stage, filled } = await openFilledStage());
});
afterAll(() => stage?.close());
afterEach(() => admin.leave());

/** The alert as nobody has answered it yet, seen by two watches. */
async function ringAgain(): Promise<void> {
  const { db } = stage.product.context;
  await db.deleteFrom("incident_alert").where("alert_id", "=", filled.alertId).execute();
  const unanswered = { state: "ringing", acknowledged_by: null, acknowledged_at: null, promised_until: null } as const;
  await db.updateTable("alert").set(unanswered).where("id", "=", filled.alertId).execute();
  const one = (await db.selectFrom("episode").selectAll().where("watch_id", "=", filled.watchId).execute())[0]!;
  const other = (await db.selectFrom("watch").select("id").where("id", "<>", filled.watchId).execute())[0]!;
  const second = { ...one, id: "second", watch_id: other.id, explanation: JSON.stringify(one.explanation) };
  await db
    .insertInto("episode")
    .values(second)
    .onConflict((on) => on.doNothing())
    .execute();
  const member = { workspace_id: one.workspace_id, episode_id: "second", alert_id: filled.alertId };
  await db
    .insertInto("alert_episode")
    .values({ ...member, joined_at: one.opened_at })
    .onConflict((on) => on.columns(["workspace_id", "episode_id"]).doUpdateSet({ alert_id: filled.alertId }))
    .execute();
}

async function openBrief(language: Language): Promise<void> {
  await ringAgain();
  await filled.admin.client.setMyLanguage({ body: { language } });
  admin = await stage.enter(language, PHONE);
  await admin.page.context().addCookies(filled.admin.cookies());
  await admin.open(`/alerts/${filled.alertId}`);
  await settle(admin);
}

describe.each(["en", "fa"] as const)("the brief on a telephone, in %s", (language) => {
  test("has what, how grave and the three presses on one screen", async () => {
    await openBrief(language);
    const presses = ["alert.acknowledge", "alert.dismiss", "alert.openIncident"];
    const tops = [];
    for (const press of presses) {
      const box = (await admin.find("button", press).boundingBox())!;
      expect(box.y).toBeGreaterThan(0);
      expect(box.y + box.height).toBeLessThanOrEqual(PHONE.viewport.height);
      expect(box.height).toBeGreaterThanOrEqual(44);
      tops.push(box.y);
    }
    expect(tops).toEqual(tops.toSorted((one, other) => one - other));
    const why = (await admin.find("heading", "alert.why").boundingBox())!;
    expect(why.y + why.height).toBeLessThan(Math.min(...tops));
    expect(await findOverflow(admin)).toEqual([]);
    expect(await findBarriers(admin, "all")).toEqual([]);
    expect(admin.faults).toEqual([]);
  });

  test("tells what is one fire, and takes apart what is not", async () => {
    await openBrief(language);
    const { parts } = await filled.admin.client.getAlert({ params: { id: filled.alertId } });
    expect(parts).toHaveLength(2);
    await admin.find("button", "alert.split.label", { name: parts[1]!.name }).click();
    await admin.page
      .getByRole("dialog")
      .getByRole("button", { name: String(admin.say("alert.split")) })
      .click();
    await admin.text("alert.split.done").waitFor();
    expect((await filled.admin.client.getAlert({ params: { id: filled.alertId } })).parts).toHaveLength(1);
  });
});
