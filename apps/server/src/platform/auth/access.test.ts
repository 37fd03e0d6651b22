import { type EndpointName, type KeyScope, type Permission, paths, type Role, rolePermissions } from "@tocsin/contract";
import { fillPath } from "@tocsin/contract/client";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type HttpBench, openBench, openHttp, type TestBench } from "../../testing.ts";

/** Who knocks at every address: nobody, each role, and a key of each scope. */
const roles = Object.keys(rolePermissions) as Role[];
const scopes: KeyScope[] = ["read", "respond", "ingest"];
const callers = ["nobody", ...roles, ...scopes.map((scope) => `key ${scope}`)];

let bench: TestBench;
let http: HttpBench;
const headersOf = new Map<string, Record<string, string>>([["nobody", {}]]);

beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl"), config: { trustProxy: true } });
  http = await openHttp(bench);
  for (const role of ["viewer", "responder", "approver"] as const) await bench.person(role);
  for (const role of roles) headersOf.set(role, await http.signInHeaders(emailOf(role)));
  const admin = await http.signIn(emailOf("admin"));
  for (const scope of scopes) {
    const { secret } = await admin.createApiKey({ body: { name: scope, scopes: [scope] } });
    headersOf.set(`key ${scope}`, { authorization: `Bearer ${secret}` });
  }
});
afterAll(async () => {
  await http.stop();
  await bench.stop();
});

const emailOf = (role: Role) => (role === "admin" ? "ada@example.org" : `${role}@example.org`);

/** What the contract promises. A key is never signed in, and `ingest` opens no address: deliveries prove themselves. */
function isAllowed(caller: string, access: string): boolean {
  if (access === "public" || access === "signed") return true;
  if (caller in rolePermissions)
    return access === "signed-in" || rolePermissions[caller as Role].includes(access as Permission);
  return caller === `key ${access}`;
}

async function knock(name: EndpointName, caller: string): Promise<number> {
  const [method, path] = paths[name];
  const signal = new AbortController();
  // So many knocks in a minute would be too many for one address.
  const from = { "x-forwarded-for": `192.0.2.${callers.indexOf(caller) + 1}` };
  // Signing out ends the session, so it is tried with one of its own.
  const isEnding = name === "deleteSession" && caller in rolePermissions;
  const headers = isEnding ? await http.signInHeaders(emailOf(caller as Role)) : headersOf.get(caller)!;
  const address = fillPath(path, { id: "none", taskId: "none", lessonId: "none", token: "none", sourceId: "none" });
  const { status } = await http.call(address, { method, headers: { ...headers, ...from }, signal: signal.signal });
  signal.abort();
  return status;
}

describe.each(Object.keys(paths) as EndpointName[])("%s", (name) => {
  const access = paths[name][2];
  test(`opens to whom the contract names: ${access}`, async () => {
    for (const caller of callers) {
      const status = await knock(name, caller);
      const refusal = caller === "nobody" ? 401 : 403;
      if (isAllowed(caller, access)) expect([401, 403, 500], caller).not.toContain(status);
      else expect(status, caller).toBe(refusal);
    }
  });
});

test("a key that was revoked, or never was, opens nothing", async () => {
  const admin = await http.signIn(emailOf("admin"));
  const { id, secret } = await admin.createApiKey({ body: { name: "short-lived", scopes: ["read"] } });
  const read = (key: string) => http.call("/brands", { headers: { authorization: `Bearer ${key}` } });
  expect((await read(secret!)).status).toBe(200);
  await admin.deleteApiKey({ params: { id } });
  expect((await read(secret!)).status).toBe(401);
  expect((await read("tocsin_invented")).status).toBe(401);
});

test("a changed role counts from the next request on", async () => {
  const { id } = await bench.person("viewer", "rising");
  const admin = await http.signIn(emailOf("admin"));
  const rising = await http.signIn("rising@example.org");
  await expect(rising.openIncident({ body: {} })).rejects.toMatchObject({ problem: { code: "role-too-low" } });
  await admin.updateMember({ params: { id }, body: { role: "responder" } });
  expect((await rising.openIncident({ body: { title: "A first case" } })).title).toBe("A first case");
});
