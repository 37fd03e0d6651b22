import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Language } from "../../packages/contract/src/words.ts";
import { knock, type Member } from "./filled.ts";
import { findBarriers, findOverflow, settle } from "./look.ts";
import { openStage, type Stage } from "./stage.ts";
import type { Visitor } from "./visitor.ts";

const account = { name: "Ada Admin", email: "ada@zumvari.example", password: "a bell in the night" };

/** What a page says while there is nothing to show. */
const empty: readonly (readonly [path: string, id: string])[] = [
  ["/", "detect.noWatch"],
  ["/insights/share", "understand.noBrand"],
  ["/insights/compare", "understand.compare.tooFew"],
  ["/insights/narratives", "understand.narratives.none"],
  ["/insights/people", "understand.people.none"],
  ["/insights/rising", "understand.rising.none"],
  ["/alerts", "alert.empty.active"],
  ["/incidents", "respond.empty.active"],
  ["/publish", "publish.empty"],
  ["/review", "review.empty"],
  ["/prepare/brands", "prepare.brands.empty"],
  ["/prepare/watches", "prepare.watches.empty"],
  ["/prepare/sources", "prepare.sources.empty"],
  ["/prepare/contacts", "prepare.contacts.empty"],
  ["/settings/keys", "people.noKey"],
  ["/settings/bells", "alert.bells.empty"],
];
const doors: readonly (readonly [path: string, id: string])[] = [
  ["/sign-in", "people.signIn"],
  ["/invitation/used-up", "people.invited"],
];

let stage: Stage;
let admin: Member;

beforeAll(async () => {
  stage = await openStage();
  admin = knock(stage.address);
});
afterAll(() => stage?.close());

test("the first page of a new installation can be used by everybody", async () => {
  const guest = await stage.enter("fa");
  await guest.open("/");
  await guest.heading("people.setup.account");
  expect(await findOverflow(guest)).toEqual([]);
  expect(await findBarriers(guest, "all")).toEqual([]);
  await guest.leave();
  await admin.client.createSetup({ body: { ...account, workspace: "Zumvari", timeZone: "UTC", language: "en" } });
});

describe.each(["en", "fa"] as const)("in %s", (language: Language) => {
  let visitor: Visitor;

  beforeAll(async () => {
    await admin.client.setMyLanguage({ body: { language } });
    visitor = await stage.enter(language);
  });
  afterAll(() => visitor.leave());

  test.each(doors)("before the door, %s stands and can be used by everybody", async (path, id) => {
    await visitor.open(path);
    await visitor.heading(id);
    expect(await findOverflow(visitor)).toEqual([]);
    expect(await findBarriers(visitor, "all")).toEqual([]);
  });

  test.each(empty)("with nothing to show, %s says what to do", async (path, id) => {
    await visitor.page.context().addCookies(admin.cookies());
    visitor.faults.length = 0;
    await visitor.open(path);
    await settle(visitor);
    await visitor.heading(id);
    expect(await findOverflow(visitor)).toEqual([]);
    expect(visitor.faults).toEqual([]);
  });
});
