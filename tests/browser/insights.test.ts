import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openFilledStage } from "./copy.ts";
import type { Filled } from "./filled.ts";
import { settle } from "./look.ts";
import type { Stage } from "./stage.ts";
import type { Visitor } from "./visitor.ts";

const BRAND = "Zumvari";

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

const digits = (text: string | null) => Number((text ?? "").replace(/\D/g, ""));

/** What the page of mentions says it has found. */
async function readTotal(): Promise<number> {
  await admin.heading("shell.nav.mentions");
  await settle(admin);
  const total = admin.page.getByText(/^[\d,]+ mentions?$/).first();
  await total.waitFor();
  return digits(await total.textContent());
}

test.each([
  ["all that was said of the brand", BRAND],
  ["what is negative of it", `${BRAND}, negative`],
  ["what is positive of it", `${BRAND}, positive`],
  ["what is unsure of it", `${BRAND}, of these unsure`],
  ["what was said before", `${BRAND}, mentions before`],
  ["what was said in Georgian", `Georgian, ${BRAND}`],
])("the figure for %s leads to exactly as many mentions", async (_, words) => {
  await admin.open("/insights/share?span=7d");
  await settle(admin);
  const figure = admin.find("link", "understand.count", { words }).first();
  const count = digits(await figure.textContent());
  expect(count).toBeGreaterThan(0);
  await figure.click();
  expect(await readTotal()).toBe(count);
});

test("a circle of the picture is a link for the keyboard, too, and the stretch goes along", async () => {
  await admin.open("/insights/narratives?span=30d");
  await settle(admin);
  const circle = admin.page.locator("main ul a[href*='/insights/narratives/']").first();
  await circle.focus();
  await admin.page.keyboard.press("Enter");
  await admin.heading("understand.narrative.inShort");
  expect(new URL(admin.page.url()).searchParams.get("span")).toBe("30d");
  await admin.follow("understand.narratives");
  await admin.heading("understand.graph");
  expect(new URL(admin.page.url()).searchParams.get("span")).toBe("30d");
});

test("what the team knows of a person stands beside the name at once", async () => {
  await admin.open("/insights/people");
  await settle(admin);
  const person = admin.page.getByRole("article").first();
  await person.getByRole("button", { name: new RegExp(`^${admin.say("understand.mark")}: `) }).click();
  await admin.field("understand.role").last().selectOption("press");
  await admin.write("understand.mark.note", "Writes for the weekend pages.");
  await admin.press("prepare.save");
  await person.getByText(String(admin.say("understand.role.by.team"))).waitFor();
  await person.getByText("Writes for the weekend pages.").waitFor();
});

test("learning is switched off and on again with a word about what follows", async () => {
  await admin.open("/insights/learning");
  await settle(admin);
  const lever = admin.find("switch", "understand.learning.switch");
  await lever.click({ force: true });
  await admin.text("understand.learning.off").first().waitFor();
  await expect.poll(() => lever.isChecked()).toBe(false);
  await lever.click({ force: true });
  await admin.text("understand.learning.on").first().waitFor();
});
