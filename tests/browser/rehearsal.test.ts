import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Language } from "../../packages/contract/src/words.ts";
import { openCatalogue } from "./catalogue.ts";
import { type Filled, fillWorkspace } from "./filled.ts";
import { findBarriers, findOverflow, findRawWords, settle } from "./look.ts";
import { openStage, type Stage } from "./stage.ts";
import type { Visitor } from "./visitor.ts";

let stage: Stage;
let filled: Filled;

beforeAll(async () => {
  stage = await openStage();
  filled = await fillWorkspace(stage);
});
afterAll(() => stage?.close());

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
    await admin.page.screenshot({ path: `${folder}/${name}-${language}.png`, fullPage: true });
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
});
