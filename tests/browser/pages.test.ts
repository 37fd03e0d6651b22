import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Language, languages, rightToLeftLanguages } from "../../packages/contract/src/words.ts";
import { openCatalogue } from "./catalogue.ts";
import { type Filled, fillWorkspace } from "./filled.ts";
import { findBarriers, findOverflow, findRawWords, paint, type Question, type Scheme, settle } from "./look.ts";
import { headingOf, sights } from "./sights.ts";
import { openStage, type Stage } from "./stage.ts";
import type { Visitor } from "./visitor.ts";

/** Colours are the same in every language and the structure is the same in both schemes: two askings see all. */
const questions: Partial<Record<Language, readonly [Scheme, Question]>> = {
  en: ["dark", "colours"],
  fa: ["light", "all"],
};

let stage: Stage;
let filled: Filled;

beforeAll(async () => {
  stage = await openStage();
  filled = await fillWorkspace(stage);
});
afterAll(() => stage?.close());

async function enterAsAdmin(language: Language): Promise<Visitor> {
  await filled.admin.client.setMyLanguage({ body: { language } });
  const visitor = await stage.enter(language);
  await visitor.page.context().addCookies(filled.admin.cookies());
  return visitor;
}

describe.each(languages)("in %s", (language) => {
  const { ids } = openCatalogue(language);
  const direction = rightToLeftLanguages.includes(language) ? "rtl" : "ltr";
  let admin: Visitor;

  beforeAll(async () => {
    admin = await enterAsAdmin(language);
  });
  afterAll(() => admin.leave());

  test.each(sights)("the page $name is whole", async (sight) => {
    admin.faults.length = 0;
    await admin.open(sight.path(filled));
    await settle(admin);
    await admin.page.getByRole("heading", { level: 1, name: headingOf(sight, admin.say) }).waitFor();
    expect(await admin.page.locator("html").getAttribute("dir")).toBe(direction);
    expect(await findRawWords(admin, ids)).toEqual([]);
    expect(await findOverflow(admin)).toEqual([]);
    expect(await findBarriersOf(admin)).toEqual([]);
    expect(admin.faults).toEqual([]);
  });
});

async function findBarriersOf(visitor: Visitor): Promise<string[]> {
  const asked = questions[visitor.language];
  if (asked === undefined) return [];
  const [scheme, question] = asked;
  await paint(visitor, scheme);
  return findBarriers(visitor, question);
}
