import type { Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Language } from "../../packages/contract/src/words.ts";
import { escapePattern } from "./catalogue.ts";
import { openFilledStage } from "./copy.ts";
import type { Filled } from "./filled.ts";
import { findBarriers, findOverflow, settle } from "./look.ts";
import type { Stage } from "./stage.ts";
import type { Visitor } from "./visitor.ts";

let stage: Stage;
let filled: Filled;
let admin: Visitor;

beforeAll(async () => {
  ({ stage, filled } = await openFilledStage());
});
afterAll(() => stage?.close());
afterEach(() => admin.leave());

async function openMentions(language: Language, search: string): Promise<void> {
  await filled.admin.client.setMyLanguage({ body: { language } });
  admin = await stage.enter(language);
  await admin.page.context().addCookies(filled.admin.cookies());
  await admin.open(`/mentions${search}`);
  await settle(admin);
}

const press = (key: string) => admin.page.keyboard.press(key);
const word = (id: string) => escapePattern(String(admin.say(id)));
const holding = (...ids: string[]) => new RegExp(ids.map(word).join(".*"));

/** The badge of the first post that tells its tone, whatever the tone is. */
const toneOf = (post: Locator) => post.getByRole("button", { name: holding("listen.facet.sentiment") });
const hasTone = (post: Locator, id: string) =>
  post.getByRole("button", { name: holding("listen.facet.sentiment", id) }).waitFor();

describe.each(["en", "fa"] as const)("in %s", (language) => {
  test("a tone tells its reasons to the keyboard, is put right there, and is put back from the message", async () => {
    await openMentions(language, "?sentiment=negative&sureness=sure");
    const post = admin.page.getByRole("article").first();
    await toneOf(post).focus();
    await press("Enter");
    const reasons = post.getByRole("dialog");
    const likelihoods = reasons.getByRole("list", { name: String(admin.say("listen.likelihoods")) });
    await expect.poll(() => likelihoods.getByRole("listitem").count()).toBe(3);
    expect(await findBarriers(admin, "all")).toEqual([]);
    expect(await findOverflow(admin)).toEqual([]);

    await reasons.getByRole("button", { name: String(admin.say("sentiment.positive")) }).focus();
    await press("Enter");
    await hasTone(post, "sentiment.positive");
    await post.getByText(String(admin.say("listen.setByPerson"))).waitFor();
    await admin.find("button", "listen.undo").waitFor();
    const [latest] = (await filled.admin.client.listCorrections({ query: { limit: 1 } })).items;
    expect(latest).toMatchObject({ field: "sentiment", was: ["negative"], is: ["positive"], undoneAt: null });

    await admin.press("listen.undo");
    await admin.text("listen.undone").waitFor();
    await hasTone(post, "sentiment.negative");
    await expect.poll(() => post.getByText(String(admin.say("listen.setByPerson"))).count()).toBe(0);
    const { corrected } = await filled.admin.client.getMention({ params: { id: latest!.mentionId } });
    expect(corrected).toEqual([]);
    expect(admin.faults).toEqual([]);
  });
});

test("a facet keeps its other values in sight once one is chosen, and a chip lets go of it", async () => {
  await openMentions("en", "");
  const facets = admin.find("complementary", "listen.facets");
  const pressed = facets.getByRole("button", { pressed: true });
  const nameOf = (id: string) => new RegExp(`^${word(id)}`);
  await facets.getByRole("button", { name: nameOf("sentiment.negative") }).click();
  await expect.poll(() => pressed.count()).toBe(1);
  await settle(admin);
  expect(await facets.getByRole("button", { name: nameOf("sentiment.neutral") }).count()).toBe(1);
  await admin.press("listen.letGo");
  await expect.poll(() => pressed.count()).toBe(0);
});

test("the name of an author leads to what this author said", async () => {
  await openMentions("en", "");
  const post = admin.page.getByRole("article").first();
  const author = post.getByRole("link").first();
  const name = await author.textContent();
  await author.click();
  await expect.poll(() => new URL(admin.page.url()).searchParams.get("authorKey")).not.toBeNull();
  await settle(admin);
  expect(await admin.page.getByRole("article").first().getByRole("link").first().textContent()).toBe(name);
});
