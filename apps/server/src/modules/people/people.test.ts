import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createContext } from "../../context.ts";
import type { Actor } from "../../platform/auth/actor.ts";
import { DAY } from "../../platform/clock.ts";
import { createTestDatabase, type HttpBench, openBench, openHttp, PASSWORD, type TestBench } from "../../testing.ts";
import * as queries from "./queries.ts";
import * as service from "./service.ts";

let bench: TestBench;
let http: HttpBench;
beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl") });
  http = await openHttp(bench);
});
afterAll(async () => {
  await http.stop();
  await bench.stop();
});

const problem = (code: string) => ({ problem: { code } });
const signInBody = { email: "ada@example.org", password: PASSWORD };
const account = (email: string) => ({ name: "Somebody", email, password: PASSWORD });

describe("the first run", () => {
  test("makes one workspace, also when two people press at the same moment", async () => {
    const url = await createTestDatabase(inject("databaseUrl"));
    const context = await createContext(bench.config, url);
    const wish = { workspace: "Aurora", language: "en", timeZone: "Asia/Tbilisi" } as const;
    const tries = await Promise.allSettled(
      ["a@example.org", "b@example.org", "c@example.org"].map((email) =>
        service.setUp(context, { ...account(email), ...wish }),
      ),
    );
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    for (const one of tries)
      if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "already-set-up" });
    expect(await queries.listWorkspaces(context.db)).toHaveLength(1);
    await context.stop();
  });

  test("is over once there is a workspace", async () => {
    const body = { ...account("late@example.org"), workspace: "Late", language: "en", timeZone: "UTC" } as const;
    expect(await http.visitor.getSetup()).toMatchObject({ isNeeded: false, isDemo: false });
    await expect(http.visitor.createSetup({ body })).rejects.toMatchObject(problem("already-set-up"));
    expect(await queries.findPersonByEmail(bench.context.db, "late@example.org")).toBeUndefined();
  });

  test("takes only a time zone that exists", async () => {
    const wish = { ...account("x@example.org"), workspace: "X", language: "en", timeZone: "Mars/Olympus" } as const;
    await expect(service.setUp(bench.context, wish)).rejects.toMatchObject({ code: "unknown-time-zone" });
  });
});

describe("signing in", () => {
  test("tells who one is, where, and what one may do; signing out ends it", async () => {
    const client = await http.signIn("ada@example.org");
    expect(await client.getSession()).toMatchObject({
      person: { name: "Ada Admin", email: "ada@example.org" },
      workspace: { name: "Probe", slug: "probe", timeZone: "UTC" },
      role: "admin",
      permissions: ["read", "respond", "approve", "administer"],
    });
    await client.deleteSession();
    await expect(client.getSession()).rejects.toMatchObject(problem("signed-out"));
  });

  test("takes the address in any letters, and the password only in its own", async () => {
    const signIn = (body: { email: string; password: string }) => http.visitor.createSession({ body });
    expect((await signIn({ ...signInBody, email: "ADA@Example.org" })).role).toBe("admin");
    await expect(signIn({ ...signInBody, password: PASSWORD.toUpperCase() })).rejects.toMatchObject(
      problem("wrong-password"),
    );
  });

  test("does not tell whether an address has an account", async () => {
    const refusals = await Promise.all(
      ["ada@example.org", "nobody@example.org"].map((email) =>
        http.visitor.createSession({ body: { email, password: "a wrong one" } }).catch((error) => error.problem),
      ),
    );
    expect(refusals[0]).toEqual(refusals[1]);
  });

  test("by role exists only in the demonstration", async () => {
    await expect(http.visitor.createDemoSession({ body: { role: "admin" } })).rejects.toMatchObject(
      problem("not-a-demo"),
    );
  });

  test("over the session library's own doors is impossible", async () => {
    for (const path of ["/api/auth/sign-up/email", "/api/v1/auth/sign-up/email"]) {
      const answer = await fetch(`${http.address}${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(account("intruder@example.org")),
      });
      expect(answer.status).toBe(404);
    }
    expect(await queries.findPersonByEmail(bench.context.db, "intruder@example.org")).toBeUndefined();
  });
});

describe("an invitation", () => {
  const invite = (email: string) => service.invite(bench.context, bench.admin, { email, role: "responder" });
  const tokenOf = ({ link }: { link: string }) => link.split("/").at(-1)!;
  const accept = (token: string, name = "Ira") =>
    http.visitor.acceptInvitation({ body: { token, name, password: PASSWORD, language: "ka" } });

  test("goes out by mail with the link that is also shown, and is kept only as a hash", async () => {
    const made = await invite("Ira@Example.org");
    expect(bench.mail.letters.at(-1)).toMatchObject({ to: "Ira@Example.org" });
    expect(bench.mail.letters.at(-1)!.text).toContain(made.link);
    const row = (await queries.listInvitations(bench.context.db, bench.admin.workspaceId, bench.clock.now()))[0]!;
    expect(row.email).toBe("ira@example.org");
    expect(JSON.stringify(row)).not.toContain(tokenOf(made));
  });

  test("shows what it offers, makes a member with its role, and is used up", async () => {
    const token = tokenOf(await invite("vano@example.org"));
    expect(await http.visitor.findInvitation({ params: { token } })).toEqual({
      workspace: "Probe",
      email: "vano@example.org",
      role: "responder",
      invitedBy: "Ada Admin",
    });
    expect(await accept(token, "Vano")).toMatchObject({ role: "responder", person: { name: "Vano", language: "ka" } });
    await expect(accept(token)).rejects.toMatchObject(problem("not-found"));
    await expect(http.visitor.findInvitation({ params: { token } })).rejects.toMatchObject(problem("not-found"));
  });

  test("accepted twice at the same moment makes one person", async () => {
    const token = tokenOf(await invite("twin@example.org"));
    const tries = await Promise.allSettled([accept(token), accept(token), accept(token)]);
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    const members = await queries.listMembers(bench.context.db, bench.admin.workspaceId);
    expect(members.filter((member) => member.email === "twin@example.org")).toHaveLength(1);
  });

  test("ends after a week, and when it is taken back", async () => {
    const old = tokenOf(await invite("old@example.org"));
    const admin = await http.signIn("ada@example.org");
    const taken = await admin.createInvitation({ body: { email: "taken@example.org", role: "viewer" } });
    await admin.deleteInvitation({ params: { id: taken.id } });
    await expect(accept(tokenOf({ link: taken.link! }))).rejects.toMatchObject(problem("not-found"));
    bench.clock.pass(7 * DAY);
    await expect(accept(old)).rejects.toMatchObject(problem("not-found"));
  });

  test("of an invented token opens nothing", async () => {
    await expect(accept("invented")).rejects.toMatchObject(problem("not-found"));
  });
});

describe("the people of a workspace", () => {
  test("keep one administrator, whoever presses", async () => {
    const admin = await http.signIn("ada@example.org");
    const { id } = (await admin.getSession()).person;
    const lastOne = problem("last-admin");
    await expect(admin.updateMember({ params: { id }, body: { role: "viewer" } })).rejects.toMatchObject(lastOne);
    await expect(admin.deleteMember({ params: { id } })).rejects.toMatchObject(lastOne);
  });

  test("keep one also when two administrators demote each other at once", async () => {
    const second = await bench.person("approver", "second");
    await service.changeRole(bench.context, bench.admin, second.id, "admin");
    const demote = (by: Actor, whom: Actor) => service.changeRole(bench.context, by, whom.id, "viewer");
    const tries = await Promise.allSettled([demote(bench.admin, second), demote(second, bench.admin)]);
    expect(tries.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    const [left] = await queries.listMembersOfRole(bench.context.db, bench.admin.workspaceId, "admin");
    await service.changeRole(bench.context, bench.admin, bench.admin.id, "admin");
    if (left!.person_id !== bench.admin.id) await service.changeRole(bench.context, bench.admin, second.id, "viewer");
  });

  test("lose their session with their place, and may be invited back", async () => {
    const { id } = await bench.person("viewer", "leaver");
    const leaver = await http.signIn("leaver@example.org");
    const admin = await http.signIn("ada@example.org");
    await admin.deleteMember({ params: { id } });
    await expect(leaver.getSession()).rejects.toMatchObject(problem("signed-out"));
    const back = await admin.createInvitation({ body: { email: "leaver@example.org", role: "responder" } });
    const token = back.link!.split("/").at(-1)!;
    const session = await http.visitor.acceptInvitation({
      body: { token, name: "Leaver", password: "another good password", language: "en" },
    });
    expect(session).toMatchObject({ role: "responder", person: { id } });
  });

  test("choose their own language", async () => {
    const admin = await http.signIn("ada@example.org");
    await admin.setMyLanguage({ body: { language: "fa" } });
    expect((await admin.getSession()).person.language).toBe("fa");
  });
});

describe("an API key", () => {
  test("is shown once and kept as a hash", async () => {
    const made = await service.createKey(bench.context, bench.admin, { name: "importer", scopes: ["ingest"] });
    const stored = await bench.context.db.selectFrom("api_key").selectAll().where("id", "=", made.id).execute();
    expect(JSON.stringify(stored)).not.toContain(made.secret);
    expect(made.secret.startsWith(stored[0]!.start)).toBe(true);
    const admin = await http.signIn("ada@example.org");
    expect(JSON.stringify(await admin.listApiKeys())).not.toContain(made.secret);
  });

  test("remembers when it was last used", async () => {
    const { id, secret } = await service.createKey(bench.context, bench.admin, { name: "reader", scopes: ["read"] });
    await http.call("/brands", { headers: { authorization: `Bearer ${secret}` } });
    const rows = await queries.listKeys(bench.context.db, bench.admin.workspaceId);
    expect(rows.find((row) => row.id === id)!.last_used_at).toEqual(bench.clock.now());
  });
});
