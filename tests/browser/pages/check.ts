import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Language, languages, rightToLeftLanguages } from "../../../packages/contract/src/words.ts";
import { openCatalogue } from "../catalogue.ts";
import { openFilledStage } from "../copy.ts";
import type { Filled } from "../filled.ts";
import { findBarriers, findOverflow, findRawWords, paint, type Question, type Scheme, settle } from "../look.ts";
import { headingOf, sights } from "../sights.ts";
import type { Stage } from "../stage.ts";
import type { Visitor } from "../visitor.ts";

/** Colours are the same in every language and the structure is the same in both schemes: two askings see all. */
const questions: Partial<Record<Language, readonly [Scheme, Question]>> = {
  en: ["dark", "colours"],
  fa: ["light", "all"],
};

const PORTIONS = 3;
/** The languages of one test file, so that several look at the pages side by side. */
const languagesOf = (portion: number) =>
  languages.filter((_, place) => Math.floor((place * PORTIONS) / languages.length) === portion);

/** Looks at every page in its share of the languages. */
export function checkPages(portion: number): void {
  let stage: Stage;
  let filled: Filled;

  beforeAll(async () => {
    ({ stage, filled } = await openFilledStage());
  });
  afterAll(() => stage?.close());

  describe.each(languagesOf(portion))("in %s", (language) => {
    const { ids } = openCatalogue(language);
    const direction = rightToLeftLanguages.includes(language) ? "rtl" : "ltr";
    let admin: Visitor;

    beforeAll(async () => {
      await filled.admin.client.setMyLanguage({ body: { language } });
      admin = await stage.enter(language);
      await admin.page.context().addCookies(filled.admin.cookies());
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
}

async function findBarriersOf(visitor: Visitor): Promise<string[]> {
  const asked = questions[visitor.language];
  if (asked === undefined) return [];
  const [scheme, question] = asked;
  await paint(visitor, scheme);
  return findBarriers(visitor, question);
}
