import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { teach } from "../../apps/server/src/modules/detect/index.ts";
import type { Actor } from "../../apps/server/src/platform/auth/actor.ts";
import { inTransaction } from "../../apps/server/src/platform/db/database.ts";
import type { Language } from "../../packages/contract/src/words.ts";
import { openCatalogue } from "./catalogue.ts";
import { openFilledStage } from "./copy.ts";
import type { Filled } from "./filled.ts";
import { findBarriers, findOverflow, findRawWords, settle } from "./look.ts";
import type { Stage } from "./stage.ts";
import type { Visitor } from "./visitor.ts";

let stage: Stage;
let filled: Filled;

beforeAll(async () => {
  ({ stage, filled } = await openFilledStage());
  await teachOne();
});

/** What a dismissal of the alert would have taught its watch, had it not become an incident. */
async function teachOne(): Promise<void> {
  const { client } = filled.admin;
  const { context } = stage.product;
  const [{ person, workspace, role, permissions }, alert] = await Promise.all([
    client.getSession(),
    client.getAlert({ params: { id: filled.alertId } }),
  ]);
  const actor: Actor = { kind: "person", ...person, workspaceId: workspace.id, role, permissions };
  const { watchId } = filled;
  const dismissal = { alertId: alert.id, watchId, openedAt: new Date(alert.openedAt), explanation: alert.explanation };
  await inTransaction(context.db, (tx) =>
    teach(context, tx, actor, { ...dismissal, reason: "too-small", note: "Three people and a bot." }),
  );
}

describe.each<Language>(["en", "fa"])("the bell in %s", (language) => {
  const { ids } = openCatalogue(language);
  let admin: Visitor;

  beforeAll(async () => {
    await filled.admin.client.setMyLanguage({ body: { language } });
    admin = await stage.enter(language);
    await admin.page.context().addCookies(filled.admin.cookies());
  });
  afterAll(() => admin.leave());

  const findFlaws = async () => ({
    words: await findRawWords(admin, ids),
    overflow: await findOverflow(admin),
    barriers: await findBarriers(admin, "all"),
    faults: admin.faults,
  });
  const NONE = { words: [], overflow: [], barriers: [], faults: [] };

  const keepPicture = async (name: string) => {
    const folder = process.env.TOCSIN_PICTURES;
    if (folder === undefined) return;
    mkdirSync(folder, { recursive: true });
    await admin.page.screenshot({ path: `${folder}/${name}-${language}.png` });
  };

  test("is rehearsed while its watch is changed, and each budget can be tried", async () => {
    await admin.open("/prepare/watches");
    await settle(admin);
    await admin.page
      .getByRole("button", { name: `${admin.say("prepare.edit")}: ` })
      .first()
      .click();
    const rehearsal = admin.find("region", "rehearsal.title");
    await rehearsal.getByText(admin.say("rehearsal.budgets")).first().waitFor();
    await admin.find("button", "prepare.budget.2").click();
    expect(await admin.field("prepare.watches.budget").inputValue()).toBe("2");
    await rehearsal.locator("summary").first().click();
    await rehearsal.scrollIntoViewIfNeeded();
    expect(await findFlaws()).toEqual(NONE);
    await keepPicture("rehearsal");
  });

  test("is asked why it kept silent, on a chart that comes nearer, with a note at the moment", async () => {
    await admin.open(`/watch/${filled.watchId}`);
    await settle(admin);
    const zoom = admin.find("group", "moment.zoom");
    await zoom.getByRole("button", { name: String(admin.say("moment.zoom.in")) }).press("-");
    await admin.press("moment.zoom.whole");
    await zoom.getByRole("button", { name: String(admin.say("moment.zoom.in")) }).click();
    const earlier = new Date(Date.now() - 5 * 3_600_000).toISOString().slice(0, 16);
    await admin.write("moment.time", earlier);
    await admin.text("moment.state.silent").waitFor();
    await admin.write("moment.note", `Interview ${language}`);
    await admin.press("moment.note.write");
    await admin.page
      .getByRole("listitem")
      .filter({ hasText: `Interview ${language}` })
      .first()
      .waitFor();
    expect(await findFlaws()).toEqual(NONE);
    await admin.find("region", "moment.title").scrollIntoViewIfNeeded();
    await keepPicture("moment");
  });

  test("knows of a campaign that is planned, and forgets it again", async () => {
    await admin.open(`/watch/${filled.watchId}`);
    await settle(admin);
    await admin.press("campaign.plan");
    await admin.write("campaign.name", `Raffle ${language}`);
    await admin.press("campaign.save");
    const remove = admin.named("button", `${admin.say("campaign.remove")}: Raffle ${language}`);
    await remove.waitFor();
    expect(await findFlaws()).toEqual(NONE);
    await remove.click();
    await remove.waitFor({ state: "detached" });
  });

  test("shows what it was taught, what that changes, and unlearns it at a press", async () => {
    const [rule] = (await filled.admin.client.listTaughtRules({ params: { id: filled.watchId } })).items;
    if (rule === undefined) return expect.unreachable();
    await admin.open(`/watch/${filled.watchId}`);
    await settle(admin);
    const rules = admin.find("region", "taught.title");
    if (language === "en") {
      await rules.getByRole("button", { name: String(admin.say("taught.effect")) }).click();
      await rules.getByRole("status").waitFor();
    }
    await rules.scrollIntoViewIfNeeded();
    await keepPicture("taught");
    expect(await findFlaws()).toEqual(NONE);
    if (language === "fa") {
      await rules.getByRole("button", { name: String(admin.say("taught.undo")) }).click();
      await rules.getByText(admin.say("taught.undone")).waitFor();
    }
  });
});
