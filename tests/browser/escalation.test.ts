import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { raiseAlert } from "../../apps/server/src/modules/alert/escalation/testing.ts";
import type { Actor } from "../../apps/server/src/platform/auth/actor.ts";
import { rolePermissions } from "../../packages/contract/src/words.ts";
import { knock, type Member } from "./filled.ts";
import { findBarriers, findOverflow, settle } from "./look.ts";
import { openStage, type Stage } from "./stage.ts";
import type { Visitor } from "./visitor.ts";

const ACCOUNT = { name: "Ada Admin", email: "ada@zumvari.example", password: "a bell in the night" };

let stage: Stage;
let member: Member;
let actor: Actor;

beforeAll(async () => {
  stage = await openStage();
  member = knock(stage.address);
  const { client } = member;
  await client.createSetup({ body: { ...ACCOUNT, workspace: "Zumvari", timeZone: "Asia/Tbilisi", language: "en" } });
  const { person, workspace } = await client.getSession();
  actor = {
    ...{ kind: "person", id: person.id, name: person.name, email: person.email, language: "en" },
    ...{ workspaceId: workspace.id, role: "admin", permissions: rolePermissions.admin },
  };
  for (const name of ["Nino", "Otto"]) {
    const email = `${name.toLowerCase()}@zumvari.example`;
    const card = { organisation: "", phone: "", note: "", language: "ka", department: "social" } as const;
    await client.createContact({ body: { ...card, name, email, isCalled: true } });
  }
});
afterAll(() => stage?.close());

describe.each(["en", "fa"] as const)("in %s", (language) => {
  let admin: Visitor;
  beforeEach(async () => {
    await member.client.setMyLanguage({ body: { language } });
    admin = await stage.enter(language);
    await admin.page.context().addCookies(member.cookies());
  });
  afterEach(() => admin.leave());

  test("a policy is written, reads as sentences, and shows what it covers", async () => {
    await admin.open("/settings/escalation");
    await settle(admin);
    const name = `Night ${language}`;
    await admin.press("escalation.policies.add");
    await admin.write("escalation.name", name);
    await admin.press("escalation.steps.add");
    await admin.page.getByRole("combobox").and(admin.field("escalation.steps.targets")).last().click();
    await admin.page.getByRole("option", { name: /Nino/ }).click();
    await admin.page.keyboard.press("Escape");
    await admin.press("prepare.save");
    const policy = admin.page.getByRole("article").filter({ hasText: name });
    await policy.getByRole("listitem").nth(1).getByText("Nino").waitFor();
    await policy.getByRole("button", { name: `${admin.say("escalation.coverage")}: ${name}` }).click();
    await policy.getByText(String(admin.say("escalation.coverage.none"))).waitFor();
    expect(await findOverflow(admin)).toEqual([]);
    expect(await findBarriers(admin, "all")).toEqual([]);
  });

  test("people take turns in a calendar, and a hole in it is told in words", async () => {
    const { client } = member;
    const { items } = await client.listCallees();
    const { kind, id } = items.find((one) => one.name === "Otto")!;
    const nobody = { from: "2000-01-01", until: "2100-01-01" };
    const rest = { weekly: [], quiet: null, loudSeverity: 4, languages: [], departments: [] };
    await client.setDuty({ params: { kind, id }, body: { ...rest, daysOff: [nobody] } });
    const turns = {
      shift: "day",
      shiftHours: 12,
      handoverWeekday: 1,
      handoverMinute: 540,
      startsOn: "2026-01-01",
    } as const;
    const rotation = await client.createRotation({
      body: { ...turns, name: `Turns ${language}`, callees: [{ kind, id }] },
    });
    const step = { delayMinutes: 0, targets: [{ kind: "rotation" as const, id: rotation.id }], needsEverybody: false };
    const repeat = { repeats: 0, repeatMinutes: 10, growthStep: 1, promiseMinutes: null };
    const name = `Holes ${language}`;
    const scope = { brandId: null, minimumSeverity: 1, kinds: ["data" as const] };
    await client.createPolicy({ body: { ...repeat, ...scope, name, steps: [step] } });
    await admin.open("/settings/escalation");
    await settle(admin);
    await admin.page.getByRole("button", { name: `${admin.say("escalation.calendar")}: Turns ${language}` }).click();
    const days = admin.page.getByRole("list", { name: /Turns/ }).getByRole("listitem");
    await expect.poll(() => days.count()).toBe(28);
    await admin.page.getByRole("button", { name: `${admin.say("escalation.coverage")}: ${name}` }).click();
    await admin.text("escalation.coverage.hole").waitFor();
    expect(await findOverflow(admin)).toEqual([]);
    expect(await findBarriers(admin, "all")).toEqual([]);
  });

  test("on a telephone one press takes an alert, and two more promise a time", async () => {
    const { id } = await raiseAlert({ context: stage.product.context, admin: actor }, `Harbour ${language}`, 3);
    await admin.page.setViewportSize({ width: 390, height: 844 });
    await admin.open(`/alerts/${id}`);
    await settle(admin);
    await admin.text("escalation.line.called").or(admin.page.getByRole("status").getByText("Nino")).first().waitFor();
    await admin.press("alert.acknowledge");
    await admin.press("escalation.promise");
    await admin.page.getByRole("menuitem").first().click();
    await admin.text("escalation.promised").waitFor();
    await admin.text("escalation.promisedBy").first().waitFor();
    await admin.text("escalation.log.promised").first().waitFor();
    expect(await findOverflow(admin)).toEqual([]);
    expect(await findBarriers(admin, "all")).toEqual([]);
  });
});
