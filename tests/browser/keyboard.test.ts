import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openFilledStage } from "./copy.ts";
import type { Filled } from "./filled.ts";
import { settle } from "./look.ts";
import type { Stage } from "./stage.ts";
import type { Visitor } from "./visitor.ts";

const MOST_TABS = 40;

let stage: Stage;
let filled: Filled;
let admin: Visitor;

beforeAll(async () => {
  ({ stage, filled } = await openFilledStage());
});
afterAll(() => stage?.close());

beforeEach(async () => {
  admin = await stage.enter("en");
  await admin.page.context().addCookies(filled.admin.cookies());
});
afterEach(() => admin.leave());

const press = (key: string) => admin.page.keyboard.press(key);

/** The accessible name of what has the focus, as far as its own words tell it. */
const focused = () =>
  admin.page.evaluate(() => {
    const at = document.activeElement ?? document.body;
    return at === document.body ? "" : (at.getAttribute("aria-label") ?? at.textContent);
  });

test("the first key leads past the navigation to the page", async () => {
  await admin.open("/");
  await settle(admin);
  await press("Tab");
  expect(await focused()).toBe(admin.say("shell.skip"));
  await press("Enter");
  expect(await admin.page.evaluate(() => document.activeElement?.id)).toBe("page");
});

test("the first thing to press on the page comes soon after it", async () => {
  await admin.open("/prepare/brands");
  await settle(admin);
  await press("Tab");
  await press("Enter");
  const passed: string[] = [];
  while (passed.length < MOST_TABS && passed.at(-1) !== admin.say("prepare.brands.add")) {
    await press("Tab");
    passed.push(await focused());
  }
  expect(passed).toContain(admin.say("prepare.brands.add"));
  await press("Enter");
  await admin.find("dialog", "prepare.brands.title.new").waitFor();
});

test("Ctrl+K opens the palette, which leads to a page, and Escape closes it", async () => {
  await admin.open("/");
  await settle(admin);
  await press("Control+k");
  const palette = admin.page.getByPlaceholder(String(admin.say("shell.palette.placeholder")));
  await palette.waitFor();
  await press("Escape");
  await palette.waitFor({ state: "hidden" });
  await press("Control+k");
  await palette.fill(String(admin.say("shell.nav.review")));
  await press("Enter");
  await admin.heading("review.title");
});

test("g and a letter lead to a page, and a question mark lists the keys", async () => {
  await admin.open("/");
  await settle(admin);
  await press("g");
  await press("i");
  await admin.heading("respond.title");
  await press("?");
  const list = admin.find("dialog", "shell.shortcuts.title");
  await list.waitFor();
  await press("Escape");
  await list.waitFor({ state: "hidden" });
});

test("Escape closes a form over the page and gives the focus back", async () => {
  await admin.open("/prepare/contacts");
  await settle(admin);
  await admin.find("button", "prepare.contacts.add").press("Enter");
  const form = admin.find("dialog", "prepare.contacts.title.new");
  await form.waitFor();
  await press("Escape");
  await form.waitFor({ state: "hidden" });
  await expect.poll(focused).toBe(admin.say("prepare.contacts.add"));
});

test("a page whose question fails says so, and works again after a press", async () => {
  const question = "**/api/v1/incidents?*";
  await admin.page.route(question, (route) => route.fulfill({ status: 500, body: "broken" }));
  await admin.open("/incidents");
  await admin.heading("shell.failed");
  await admin.page.unroute(question);
  await admin.press("shell.retry");
  await admin.page.getByRole("article").first().waitFor();
});

test("a page that is not there says so and leads back", async () => {
  await admin.open("/no-such-page");
  await admin.heading("shell.notFound");
  await admin.follow("shell.toWatch");
  await admin.heading("detect.title");
});
