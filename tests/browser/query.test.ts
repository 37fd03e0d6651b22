import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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
});

/** Languages with the width of the window they are looked at in. */
const LOOKS: readonly [Language, number][] = [
  ["en", 1280],
  ["fa", 390],
  ["ka", 1280],
];

describe.each(LOOKS)("a query in %s at %i pixels", (language, width) => {
  const { ids } = openCatalogue(language);
  const name = `Zumvari ${language}`;
  let admin: Visitor;

  beforeAll(async () => {
    await filled.admin.client.setMyLanguage({ body: { language } });
    admin = await stage.enter(language);
    await admin.page.setViewportSize({ width, height: 900 });
    await admin.page.context().addCookies(filled.admin.cookies());
  });
  afterAll(() => admin.leave());

  const keepPicture = async (part: string) => {
    const folder = process.env.TOCSIN_PICTURES;
    if (folder === undefined) return;
    mkdirSync(folder, { recursive: true });
    await admin.page.screenshot({ path: `${folder}/query-${part}-${language}.png` });
  };

  const expectNoFlaw = async () => {
    expect({
      words: await findRawWords(admin, ids),
      overflow: await findOverflow(admin),
      barriers: await findBarriers(admin, "all"),
      faults: admin.faults,
    }).toEqual({ words: [], overflow: [], barriers: [], faults: [] });
  };

  const text = () => admin.field("prepare.watches.query");
  const add = async (part: string, word: string) => {
    const entry = admin.page.getByRole("textbox", { name: String(admin.say(`query.part.${part}.add`)), exact: true });
    await entry.fill(word);
    await entry.press("Enter");
  };

  test("is built by its parts, previewed on stored and pasted posts, narrowed and saved", async () => {
    await admin.open("/prepare/watches");
    await settle(admin);
    await admin.press("prepare.watches.add");
    await admin.write("prepare.watches.name", name);
    await text().fill("");
    await add("names", "Zumvari");
    expect(await text().inputValue()).toBe("Zumvari");
    const preview = admin.find("region", "query.preview");
    await preview.getByRole("listitem").first().waitFor();
    await preview.locator("mark").first().waitFor();
    await keepPicture("preview");

    await admin.find("button", "query.spelling.add", { text: "зумвари" }).click();
    expect(await text().inputValue()).toBe("Zumvari OR зумвари");
    await admin.find("button", "query.contexts.open").click();
    const contexts = admin.find("region", "query.contexts");
    const exclude = contexts.getByRole("button").first();
    await exclude.waitFor();
    await keepPicture("contexts");
    await exclude.click();
    expect(await text().inputValue()).toMatch(/^\(Zumvari OR зумвари\) AND NOT ./);
    await settle(admin);
    await expectNoFlaw();

    await preview.getByRole("tab", { name: String(admin.say("query.preview.sample")) }).click();
    await admin.write("query.sample", "Zumvari again\nnobody here");
    await preview.getByText(admin.say("query.sample.isFound"), { exact: true }).waitFor();
    await preview.getByText(admin.say("query.sample.isNot"), { exact: true }).waitFor();
    await keepPicture("sample");
    await expectNoFlaw();
    await admin.press("prepare.save");
    await admin.named("button", `${admin.say("prepare.edit")}: ${name}`).waitFor();
  });

  test("keeps what the parts cannot show, and is taken over from another tool", async () => {
    await admin.named("button", `${admin.say("prepare.edit")}: ${name}`).click();
    await text().fill("zumvari NEAR/5 bottle AND (lang:en OR smell)");
    const further = admin.find("group", "query.part.further");
    await further.getByText("(lang:en OR smell)").waitFor();
    await add("never", "jobs");
    expect(await text().inputValue()).toBe("NOT jobs AND zumvari NEAR/5 bottle AND (lang:en OR smell)");
    await text().fill('zumvari "smell');
    await admin.text("query.guided.locked").waitFor();
    await admin.press("query.import.open");
    await admin.write("query.import.text", "zumvari (smell OR bottle) -is:retweet place_country:GE");
    const imported = admin.find("region", "query.import");
    await imported.getByText("place_country:GE", { exact: true }).waitFor();
    await keepPicture("import");
    await expectNoFlaw();
    await admin.press("query.import.accept");
    expect(await text().inputValue()).toBe("zumvari AND (smell OR bottle) AND NOT is:repost");
    await further.getByText("NOT is:repost").waitFor();
    await keepPicture("parts");
    await expectNoFlaw();
  });
});
