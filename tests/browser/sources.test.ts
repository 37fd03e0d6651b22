import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MASTODON_TOKEN, MastodonLike } from "../../lab/src/platforms.ts";
import type { Language } from "../../packages/contract/src/words.ts";
import { openCatalogue } from "./catalogue.ts";
import { openFilledStage } from "./copy.ts";
import type { Filled } from "./filled.ts";
import { findBarriers, findOverflow, findRawWords } from "./look.ts";
import type { Stage } from "./stage.ts";
import type { Visitor } from "./visitor.ts";

const PATIENCE = { timeout: 30_000, interval: 1_000 };

let stage: Stage;
let filled: Filled;
const instance = new MastodonLike();

beforeAll(async () => {
  await instance.start();
  ({ stage, filled } = await openFilledStage());
});
afterAll(async () => {
  await stage.close();
  await instance.stop();
});

async function enter(language: Language): Promise<Visitor> {
  await filled.admin.client.setMyLanguage({ body: { language } });
  const admin = await stage.enter(language);
  await admin.page.context().addCookies(filled.admin.cookies());
  await admin.open(`${stage.address}/prepare/sources`);
  return admin;
}

test("a network is connected, tested, heard, and its account found again", async () => {
  const admin = await enter("en");
  await admin.press("prepare.sources.add");
  await admin.press("connector.mastodon.name");
  await admin.write("connector.mastodon.setting.instance", instance.origin);
  await admin.field("connector.mastodon.setting.hear").selectOption("search");
  await admin.write("connector.mastodon.setting.words", "zumvari");
  await admin.write("connector.mastodon.credential.accessToken", MASTODON_TOKEN);
  await admin.press("connection.save");
  await admin.page
    .getByRole("dialog")
    .getByRole("button", { name: String(admin.say("connection.test")), exact: true })
    .click();
  await admin.page.getByRole("dialog").getByText("norvia@").waitFor();

  instance.write({ text: "The lantern of Zumvari on the bridge is broken again." });
  await admin.write("prepare.sources.name", "The bridge");
  await admin.press("prepare.save");
  const source = admin.page.locator("article", { hasText: "The bridge" });
  await source.waitFor();
  await expect
    .poll(async () => {
      await filled.admin.client.checkSource({ params: { id: await idOf("The bridge") } });
      const { items } = await filled.admin.client.listMentions({ query: { q: "lantern bridge" } });
      return items.map(({ text, platform }) => [platform, text]);
    }, PATIENCE)
    .toEqual([["mastodon", "The lantern of Zumvari on the bridge is broken again."]]);
  expect(admin.faults).toEqual([]);
  await admin.leave();
});

const idOf = async (name: string): Promise<string> =>
  (await filled.admin.client.listSources()).items.find((source) => source.name === name)!.id;

describe.each<Language>(["en", "fa"])("sources in %s", (language) => {
  const { ids } = openCatalogue(language);

  test("every network has its words, fits the page and stands no one in the way", async () => {
    const admin = await enter(language);
    await admin.press("prepare.sources.add");
    await admin.press("connector.telegram.name");
    await admin.field("connector.telegram.credential.botToken").waitFor();
    await admin.text("connector.abilities").click();
    expect(await findRawWords(admin, ids)).toEqual([]);
    expect(await findOverflow(admin)).toEqual([]);
    expect(await findBarriers(admin, "all")).toEqual([]);
    expect(admin.faults).toEqual([]);
    await admin.leave();
  });
});
