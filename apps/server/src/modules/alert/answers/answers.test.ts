import { type Language, languages } from "@tocsin/contract";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { HOUR, MINUTE } from "../../../platform/clock.ts";
import { type HttpBench, openBench, openHttp, type TestBench } from "../../../testing.ts";
import { storeContact } from "../../prepare/index.ts";
import { ringDue } from "../escalation/due.ts";
import { policyOf, raiseAlert, storeWish } from "../escalation/testing.ts";
import { readEscalation } from "../escalation/view.ts";
import { readAlert } from "../service.ts";

let bench: TestBench;
let http: HttpBench;
beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl") });
  http = await openHttp(bench);
  const nino = await addContact("Nino", "en");
  const bo = await addContact("Bo", "fa");
  const step = (id: string, delayMinutes: number) => ({
    ...{ delayMinutes, targets: [{ kind: "contact" as const, id }], needsEverybody: false },
  });
  await storeWish(bench, policyOf([step(nino, 0), step(bo, 20)], { repeats: 1 }));
});
afterAll(async () => {
  await http.stop();
  await bench.stop();
});

async function addContact(name: string, language: Language): Promise<string> {
  const email = `${name.toLowerCase()}@example.org`;
  const card = { name, email, language, department: "legal" as const, organisation: "", phone: "", note: "" };
  return (await storeContact(bench.context, bench.admin, { ...card, isCalled: false })).id;
}

const listWaiting = () =>
  bench.context.db.selectFrom("alert_delivery").select("id").where("outcome", "=", "waiting").execute();

let rings = "";
let last: Awaited<ReturnType<typeof raiseAlert>> | undefined;

/** An alert that nothing else is gathered with: what rang before is over for a while. */
async function ring(name: string) {
  await last?.hear("closed");
  bench.clock.pass(HOUR);
  await ringDue(bench.context);
  await vi.waitFor(async () => expect(await listWaiting()).toEqual([]), PATIENCE);
  bench.clock.pass(HOUR);
  rings = name;
  last = await raiseAlert(bench, name);
  await bench.context.jobs.settle();
  return last;
}
const PATIENCE = { timeout: 8_000, interval: 50 };
/** The path of the link in the letter to somebody about what rings, once it has come. */
const linkTo = (to: string): Promise<string> =>
  vi.waitFor(() => {
    const letters = bench.mail.letters.filter((letter) => letter.to === `${to.toLowerCase()}@example.org`);
    const letter = letters.find(({ subject, text }) => subject.includes(rings) && text.includes("/answer/"));
    return new URL(/https?:\S+\/answer\/\S+/.exec(letter!.text)![0]).pathname;
  }, PATIENCE);
const visit = (path: string, options?: RequestInit) => fetch(`${http.address}${path}`, options);
const open = async (path: string) => {
  const answer = await visit(path);
  const html = (await answer.text()).replace(/[\u2068\u2069]/g, "");
  return { status: answer.status, html, headers: answer.headers };
};
const fieldOf = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";
async function press(path: string, html: string, said: Record<string, string>): Promise<string> {
  const body = new URLSearchParams({ alert: fieldOf(html, "alert"), turn: fieldOf(html, "turn"), ...said });
  const answer = await visit(path, { method: "POST", body, redirect: "manual" });
  return answer.headers.get("location") ?? String(answer.status);
}
const alertNow = (id: string) => readAlert(bench.context.db, bench.admin.workspaceId, id);
const logOf = async (id: string) =>
  (await readEscalation(bench.context, bench.admin.workspaceId, id)).log.map(({ kind, name }) => `${kind} ${name}`);

describe("a contact who is called over mail", () => {
  test("reads what rings without an account, and looking at it does nothing", async () => {
    const { id } = await ring("Harbour");
    const { status, html, headers } = await open(await linkTo("Nino"));
    expect(status).toBe(200);
    expect(html).toContain("Nino, you are called");
    expect(html).toContain("Harbour");
    expect(html).not.toMatch(/<script|onclick|https?:\/\//);
    expect(headers.get("cache-control")).toBe("no-store");
    for (let look = 0; look < 3; look++) await open(await linkTo("Nino"));
    await visit(await linkTo("Nino"), { method: "HEAD" });
    expect((await alertNow(id)).state).toBe("ringing");
  });

  test("takes it with a promise, as an account would, and nobody further is called", async () => {
    const { id } = await ring("Quay");
    const path = await linkTo("Nino");
    expect(await press(path, (await open(path)).html, { answer: "mine", minutes: "60" })).toBe(path);
    const until = new Date(bench.clock.now().getTime() + HOUR).toISOString();
    expect(await alertNow(id)).toMatchObject({
      ...{ state: "acknowledged", acknowledgedBy: { name: "Nino" }, promisedUntil: until },
    });
    expect(await logOf(id)).toEqual(expect.arrayContaining(["acknowledged Nino", "promised Nino"]));
    expect((await open(path)).html).toContain("You have it");
    bench.clock.pass(30 * MINUTE);
    await ringDue(bench.context);
    expect(await logOf(id)).not.toContain("rung Bo");
  });

  test("and does not keep the promise is called again, and the calling goes on", async () => {
    const { id } = await ring("Mole");
    const path = await linkTo("Nino");
    await press(path, (await open(path)).html, { answer: "mine", minutes: "15" });
    bench.clock.pass(16 * MINUTE);
    await ringDue(bench.context);
    expect(await alertNow(id)).toMatchObject({ state: "ringing", acknowledgedBy: null });
    expect(await logOf(id)).toEqual(expect.arrayContaining(["promise-expired Nino", "rung Bo"]));
    expect((await logOf(id)).filter((line) => line === "rung Nino")).toHaveLength(2);
  });

  test("says that they cannot: the next one is called at once, and may still take it", async () => {
    const { id } = await ring("Pier");
    const path = await linkTo("Nino");
    await press(path, (await open(path)).html, { answer: "cannot" });
    await ringDue(bench.context);
    await bench.context.jobs.settle();
    expect(await logOf(id)).toEqual(expect.arrayContaining(["declined Nino", "rung Bo"]));
    expect((await open(path)).html).toContain("You have said that you cannot");
    const persian = await open(await linkTo("Bo"));
    expect(persian.html).toContain(`<html lang="fa" dir="rtl">`);
    await press(await linkTo("Bo"), persian.html, { answer: "mine", minutes: "30" });
    expect(await alertNow(id)).toMatchObject({ acknowledgedBy: { name: "Bo" } });
    expect((await open(path)).html).toContain("Bo has it already");
  });

  test("gives back what they had taken, and the next one is called", async () => {
    const { id } = await ring("Dock");
    const path = await linkTo("Nino");
    await press(path, (await open(path)).html, { answer: "mine", minutes: "120" });
    await press(path, (await open(path)).html, { answer: "cannot" });
    await ringDue(bench.context);
    expect(await alertNow(id)).toMatchObject({ state: "ringing", acknowledgedBy: null });
    expect(await logOf(id)).toContain("rung Bo");
  });
});

describe("a link", () => {
  test("does nothing twice: a press that was sent before is not taken again", async () => {
    const { id } = await ring("Basin");
    const path = await linkTo("Nino");
    const { html } = await open(path);
    await press(path, html, { answer: "cannot" });
    expect(await press(path, html, { answer: "cannot" })).toBe(`${path}?again=1`);
    expect(await press(path, html, { answer: "mine", minutes: "30" })).toBe(`${path}?again=1`);
    expect((await open(`${path}?again=1`)).html).toContain("Something has changed meanwhile");
    expect((await logOf(id)).filter((line) => line === "declined Nino")).toHaveLength(1);
    expect((await alertNow(id)).state).toBe("ringing");
  });

  test("that was guessed or changed leads nowhere, with an unwanted answer too", async () => {
    const { id } = await ring("Slip");
    const path = await linkTo("Nino");
    const { html } = await open(path);
    const changed = path.slice(0, -1) + (path.endsWith("0") ? "1" : "0");
    for (const wrong of [changed, "/answer/nothing", `/answer/${id}-${"0".repeat(24)}`]) {
      expect((await open(wrong)).status).toBe(404);
      expect(await press(wrong, html, { answer: "mine", minutes: "30" })).toBe("404");
    }
    expect(await press(path, html, { answer: "mine", minutes: "99999" })).toBe(`${path}?again=1`);
    expect((await alertNow(id)).state).toBe("ringing");
  });

  test("answers for no other alert than those of its message", async () => {
    const other = await ring("Groyne");
    last = undefined;
    await ring("Weir");
    const path = await linkTo("Nino");
    const { html } = await open(path);
    await press(path, html, { answer: "mine", minutes: "30", alert: other.id });
    expect((await alertNow(other.id)).state).toBe("ringing");
  });

  test("ends with its alert, and after two days", async () => {
    const alert = await ring("Lock");
    const path = await linkTo("Nino");
    await alert.hear("closed");
    const { html } = await open(path);
    expect(html).toContain("This alert is over");
    expect(html).not.toContain("<form");
    bench.clock.pass(49 * HOUR);
    const late = await open(path);
    expect(late).toMatchObject({ status: 410 });
    expect(late.html).toContain("no longer holds");
  });

  test("is readable in every language, in its direction", async () => {
    await ring("Berth");
    const path = await linkTo("Nino");
    for (const language of languages) {
      const { html } = await open(`${path}?language=${language}`);
      expect(html).toContain(`<html lang="${language}" dir="${["fa", "ar"].includes(language) ? "rtl" : "ltr"}">`);
      expect(html).not.toMatch(/answer\.\w|mail\.alert|\{\w+\}/);
    }
  });

  test("cannot be tried without end", async () => {
    const answers: number[] = [];
    for (let tries = 0; tries < 35; tries++) answers.push((await open(`/answer/guess-${tries}`)).status);
    expect(answers).toContain(429);
  });
});
