import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebhookReceiver } from "../../lab/src/platforms.ts";
import type { Language } from "../../packages/contract/src/words.ts";
import { accept, addBell, addSource, invite, setUp } from "./crisis/prepare.ts";
import { approve, changeApproved, draft, fillBlanks, publish } from "./crisis/publish.ts";
import { brand, tellCrisis, tellHistory } from "./crisis/story.ts";
import { type Entrance, sendPosts, sign } from "./outsider.ts";
import { openStage, type Stage } from "./stage.ts";
import type { Visitor } from "./visitor.ts";

const ADMIN = { name: "Ada Admin", email: "ada@zumvari.example" };
const APPROVER = { name: "Anton Approver", email: "anton@zumvari.example" };
const ADDED = "We take the whole batch back.";
const LESSON = "The holding statement was ready. Keep it so.";

const places: readonly { language: Language; timeZone: string; direction: string }[] = [
  { language: "en", timeZone: "Europe/Athens", direction: "ltr" },
  { language: "fa", timeZone: "Asia/Tehran", direction: "rtl" },
];

describe.each(places)(
  "a crisis from the first post to the review, in $language",
  ({ language, timeZone, direction }) => {
    const receiver = new WebhookReceiver();
    let stage: Stage;
    let admin: Visitor;
    let approver: Visitor;
    let entrance: Entrance;
    let bellSecret: string;
    let statementAddress: string;
    let incidentAddress: string;

    beforeAll(async () => {
      await receiver.start();
      stage = await openStage();
      admin = await stage.enter(language, {
        timezoneId: timeZone,
        permissions: ["clipboard-read", "clipboard-write"],
      });
    });

    afterAll(async () => {
      await stage?.close();
      await receiver.stop();
    });

    test("a new installation asks who one is, what to watch and whom to call", async () => {
      await setUp(admin, ADMIN);
      expect(await admin.page.locator("html").getAttribute("dir")).toBe(direction);
      expect(await admin.page.locator("html").getAttribute("lang")).toBe(language);
      await admin.page.getByText(brand.latin).first().waitFor();
    });

    test("a source and a bell show the secrets that the other systems need", async () => {
      entrance = await addSource(admin, "Crawler");
      expect(entrance.address).toContain(stage.address);
      bellSecret = await addBell(admin, "Pager", receiver.address("/pager"));
      expect(bellSecret).not.toBe(entrance.secret);
    });

    test("three weeks of posts teach the watch what is usual without ringing", async () => {
      await sendPosts(entrance, tellHistory(new Date()));
      await admin.follow("shell.nav.watch");
      await expect.poll(() => isLearning(admin), { timeout: 60_000, interval: 500 }).toBe(false);
      await admin.text("detect.calm").waitFor();
    });

    test("the alert rings on the open page, by e-mail and at the bell's webhook", async () => {
      await sendPosts(entrance, tellCrisis(new Date()));
      await admin.text("shell.rings", { watch: brand.latin }).waitFor({ timeout: 60_000 });
      await admin.find("link", "detect.decide").waitFor();
      const [ring] = await receiver.waitFor(1);
      const signature = String(ring!.headers["tocsin-signature"]);
      expect(signature).toBe(sign(bellSecret, ring!.body, Number(/t=(\d+)/.exec(signature)?.[1])));
      const [letter] = await stage.mailbox.waitFor(1);
      expect(letter!.to).toEqual([ADMIN.email]);
      expect(letter!.subject).toContain(brand.latin);
    });

    test("one press takes the alert, one more opens the incident", async () => {
      await admin.follow("detect.decide");
      await admin.heading("alert.why");
      await admin.press("alert.acknowledge");
      await admin.text("alert.acknowledgedBy").waitFor();
      await admin.press("alert.openIncident");
      await admin.heading("respond.first");
      incidentAddress = admin.page.url();
    });

    test("a task is ticked and a note stands in the timeline", async () => {
      const task = admin.find("checkbox", "respond.task.tick").first();
      await task.click();
      await expect.poll(() => task.isChecked()).toBe(true);
      await admin.write("respond.note", "The plant has stopped the line.");
      await admin.press("respond.note.save");
      await admin.page.getByRole("listitem").getByText("The plant has stopped the line.").waitFor();
    });

    test("the author of a statement cannot approve it", async () => {
      await draft(admin);
      await fillBlanks(admin);
      statementAddress = admin.page.url();
      await admin.text("publish.approve.own").waitFor();
      expect(await admin.find("button", "publish.approve").isDisabled()).toBe(true);
      expect(await admin.find("button", "publish.out.button").isDisabled()).toBe(true);
      await admin.press("publish.request");
      await admin.text("publish.requested").waitFor();
    });

    test("an invited approver approves it in a browser of their own", async () => {
      const link = await invite(admin, APPROVER.email, "approver");
      approver = await stage.enter(language, { timezoneId: timeZone });
      await accept(approver, link, APPROVER.name);
      await approver.open(statementAddress);
      await approve(approver);
    });

    test("a change after the approval voids it", async () => {
      await admin.open(statementAddress);
      await changeApproved(admin, ADDED);
      expect(await admin.find("button", "publish.out.button").isDisabled()).toBe(true);
      await approver.text("publish.version.voided").first().waitFor();
      await approve(approver);
    });

    test("the published statement stands in the newsroom, also for browsers without scripts", async () => {
      await admin.find("button", "publish.out.button").and(admin.page.locator(":enabled")).waitFor();
      await publish(admin);
      const title = await admin.field("publish.field.title").inputValue();
      const newsroom = await admin.find("link", "publish.newsroom").getAttribute("href");
      const reader = await stage.enter(language, { javaScriptEnabled: false });
      const link = reader.page.getByRole("link", { name: title }).first();
      // The pages are written right after the publication, and may be kept by a browser for a minute.
      await expect.poll(() => reader.open(newsroom!).then(() => link.count()), { timeout: 120_000 }).toBe(1);
      await link.click();
      await reader.page.getByText(ADDED).waitFor();
      expect(await reader.page.locator("html").getAttribute("dir")).toBe(direction);
      const feed = await reader.page.request.get(`${newsroom}${language}/feed.atom`);
      expect(await feed.text()).toContain(title);
      await reader.leave();
    });

    test("the closed incident leaves a review with its curve, moods, times and timeline", async () => {
      await admin.open(incidentAddress);
      await admin.press("respond.close");
      await admin.press("respond.close.save");
      await admin.follow("respond.review");
      for (const part of ["curve", "mood", "times", "timeline", "lessons"]) await admin.heading(`review.${part}`);
      await admin.page.locator("figure canvas").waitFor();
      expect(await admin.text("review.times.never").count()).toBe(0);
      await admin.page.getByRole("listitem").getByText("The plant has stopped the line.").waitFor();
    });

    test("a lesson is written down", async () => {
      await admin.named("button", `${admin.say("review.lesson.add")}: ${admin.say("review.lesson.went-well")}`).click();
      await admin.write("review.lesson.text", LESSON);
      await admin.press("review.lesson.save");
      await admin.text("review.lesson.saved").waitFor();
      await admin.page.getByText(LESSON).first().waitFor();
    });
  },
);

async function isLearning(visitor: Visitor): Promise<boolean> {
  const answer = await visitor.page.request.get("/api/v1/situation");
  const { watches } = (await answer.json()) as { watches: { isLearning: boolean }[] };
  return watches.every((watch) => watch.isLearning);
}
