import { type EndpointName, endpoints, paths, problemDetails } from "@tocsin/contract";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type HttpBench, openBench, openHttp, type TestBench } from "../../testing.ts";

let bench: TestBench;
let http: HttpBench;
let admin: Record<string, string>;
const asJson = { "content-type": "application/json" };

beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl") });
  http = await openHttp(bench);
  admin = await http.signInHeaders("ada@example.org");
});
afterAll(async () => {
  await http.stop();
  await bench.stop();
});

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  http.call(path, {
    method: "POST",
    headers: { ...asJson, ...admin, ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
const brand = (name: string) => ({ name, kind: "own", spellings: [] });

/** The problem in an answer, after checking that it is one: RFC 9457 with a stable code. */
async function problemOf(answer: Response) {
  expect(answer.headers.get("content-type")).toContain("application/problem+json");
  const problem = problemDetails.parse(await answer.json());
  expect(problem.status).toBe(answer.status);
  expect(problem.type).toBe(`urn:tocsin:problem:${problem.code}`);
  return problem;
}

describe("a request that cannot be used", () => {
  test("is answered field by field, in the words of the contract", async () => {
    const problem = await problemOf(await post("/brands", { kind: "rival", spellings: [""] }));
    expect(problem).toMatchObject({ status: 422, code: "invalid" });
    expect(problem.fields!.map(({ path }) => path).sort()).toEqual(["body.kind", "body.name", "body.spellings.0"]);
  });

  test("with a body that is not JSON is told so", async () => {
    for (const body of ["{", "name=Aurora", '{"a":1}}']) {
      const problem = await problemOf(await post("/brands", body));
      expect(problem).toMatchObject({ status: 400, code: "unreadable-request" });
    }
  });

  test("of an unknown kind of content is told so", async () => {
    const problem = await problemOf(await post("/brands", "<brand/>", { "content-type": "application/xml" }));
    expect(problem.status).toBe(415);
  });

  test.each(["from=0000-01-01T00:00:00Z", `q=${"w".repeat(3_000)}`])(
    "with something beyond all bounds is not taken for a fault of ours: %.30s",
    async (query) => {
      const problem = await problemOf(await http.call(`/mentions?${query}`, { headers: admin }));
      expect(problem).toMatchObject({ status: 422, code: "invalid" });
    },
  );

  test("with a body larger than a megabyte is refused and the connection goes on", async () => {
    const problem = await problemOf(await post("/queries/check", { query: "x".repeat(2_000_000) }));
    expect(problem).toMatchObject({ status: 413, code: "too-large" });
    expect((await http.call("/setup")).status).toBe(200);
  });

  test.each(["/nothing-here", "/brands/x/y/z", "/mentions/%00", "/mentions/%ED%A0%80"])(
    "for %s is not found, and nothing else is told",
    async (path) => {
      const answer = await http.call(path, { headers: admin });
      expect([400, 404]).toContain(answer.status);
      expect(await answer.text()).not.toMatch(/ at .*\.ts|select |node_modules/);
    },
  );

  test("about a thing that does not exist is a 404 that names the kind of thing", async () => {
    const problem = await problemOf(await http.call("/alerts/none", { headers: admin }));
    expect(problem).toMatchObject({ status: 404, code: "not-found", params: { what: "alert" } });
  });

  test("that holds the NUL character is refused or cleaned, never a breakdown", async () => {
    for (const [path, body] of [
      ["/brands", brand("Au\u0000rora")],
      ["/incidents", { title: "a\u0000b" }],
      ["/incidents", { title: "half \uD800 a letter" }],
      ["/queries/preview", { query: '"a\u0000b"' }],
      ["/session", { email: "a\u0000@example.org", password: "x" }],
    ] as const)
      expect((await post(path, body)).status, path).toBeLessThan(500);
    expect((await http.call("/mentions?q=%00&author=%00", { headers: admin })).status).toBeLessThan(500);
  });
});

describe("a page of another site", () => {
  test("may not send anything, even with the cookie", async () => {
    const problem = await problemOf(await post("/brands", brand("Foreign"), { origin: "https://evil.example" }));
    expect(problem).toMatchObject({ status: 403, code: "foreign-origin" });
    expect((await post("/brands", brand("Null"), { origin: "null" })).status).toBe(403);
  });

  test("of our own address may", async () => {
    expect((await post("/brands", brand("Own"), { origin: http.address })).status).toBe(200);
    expect((await post("/brands", brand("Public"), { origin: bench.config.publicUrl })).status).toBe(200);
  });
});

describe("every answer", () => {
  test.each(["/setup", "/nothing-here", "/openapi.json"])("of %s carries the headers that protect it", async (path) => {
    const { headers } = await http.call(path);
    const policy = headers.get("content-security-policy")!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("x-powered-by")).toBeNull();
  });

  test("of a session cookie keeps it from scripts and foreign pages", async () => {
    const body = { email: "ada@example.org", password: "correct horse battery" };
    const cookies = (await post("/session", body)).headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) expect(cookie).toMatch(/HttpOnly.*SameSite=Lax/i);
  });
});

describe("an idempotency key", () => {
  const countBrands = async (name: string) => {
    const { items } = (await (await http.call("/brands", { headers: admin })).json()) as { items: { name: string }[] };
    return items.filter((item) => item.name === name).length;
  };

  test("makes a repeated request give the first answer and do nothing twice", async () => {
    const headers = { "idempotency-key": "k-1" };
    const first = await post("/brands", brand("Once"), headers);
    const second = await post("/brands", brand("Once"), headers);
    expect(second.headers.get("idempotent-replay")).toBe("true");
    expect(await second.json()).toEqual(await first.json());
    expect(await countBrands("Once")).toBe(1);
  });

  test("holds also when both requests come at the same time", async () => {
    const headers = { "idempotency-key": "k-2" };
    const answers = await Promise.all([1, 2, 3, 4].map(() => post("/brands", brand("Together"), headers)));
    for (const { status } of answers) expect([200, 409]).toContain(status);
    expect(await countBrands("Together")).toBe(1);
  });

  test("of another body is refused", async () => {
    const headers = { "idempotency-key": "k-3" };
    await post("/brands", brand("Third"), headers);
    expect(await problemOf(await post("/brands", brand("Other"), headers))).toMatchObject({ code: "key-reused" });
  });

  test("gives the same key of a machine, but keeps its secret nowhere", async () => {
    const headers = { "idempotency-key": "k-5" };
    const send = async () => (await post("/api-keys", { name: "Robot", scopes: ["read"] }, headers)).json();
    const first = (await send()) as { id: string; secret: string };
    expect(await send()).toEqual({ ...first, secret: undefined });
    const kept = await bench.context.db.selectFrom("remembered_answer").select("answer").execute();
    expect(JSON.stringify(kept)).not.toContain(first.secret);
  });

  test("of a request that was refused may be used again", async () => {
    const headers = { "idempotency-key": "k-4" };
    const body = { brandId: "none", name: "Watch", query: "tram" };
    expect((await post("/watches", body, headers)).status).toBe(404);
    expect((await post("/watches", body, headers)).status).toBe(404);
  });
});

describe("the description of the API", () => {
  interface Operation {
    operationId: string;
    parameters: { name: string; in: string; required: boolean; schema: object }[];
    requestBody?: { content: Record<string, { schema: object }> };
    responses: Record<string, { description: string; content: Record<string, { schema: object }> }>;
  }
  interface Described {
    openapi: string;
    info: { title: string; version: string };
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, object> };
  }
  let api: Described;
  beforeAll(async () => {
    api = (await (await http.call("/openapi.json")).json()) as Described;
  });

  test("is OpenAPI 3.1 with a title and a version", () => {
    expect(api.openapi).toMatch(/^3\.1\./);
    expect(api.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
  });

  test("holds every endpoint under its own name, and no other", () => {
    const described = Object.values(api.paths).flatMap((methods) =>
      Object.values(methods).map((one) => one.operationId),
    );
    expect(described.sort()).toEqual(Object.keys(paths).sort());
  });

  test.each(Object.keys(paths) as EndpointName[])("tells all of %s: parameters, body, answer, refusal", (name) => {
    const [method, path] = paths[name];
    const operation = api.paths[path.replace(/:(\w+)/g, "{$1}")]![method.toLowerCase()]!;
    const inPath = operation.parameters.filter((one) => one.in === "path");
    expect(inPath.map((one) => one.name).sort()).toEqual([...path.matchAll(/:(\w+)/g)].map(([, key]) => key).sort());
    expect(inPath.every((one) => one.required)).toBe(true);
    if ("body" in endpoints[name]) expect(operation.requestBody).toBeDefined();
    expect(operation.responses[200]!.description).not.toBe("");
    expect(Object.keys(operation.responses.default!.content)).toEqual(["application/problem+json"]);
  });

  test("points to nothing that is not in it", () => {
    const refs = [...JSON.stringify(api).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref!);
    const named = Object.keys(api.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect(refs.length).toBeGreaterThan(0);
    expect(refs.filter((ref) => !named.includes(ref))).toEqual([]);
  });
});

test("guessing passwords is slowed down after twenty tries a minute", async () => {
  const guess = () => post("/session", { email: "ada@example.org", password: "wrong guess" });
  const statuses: number[] = [];
  for (let tries = 0; tries < 25; tries++) statuses.push((await guess()).status);
  expect(statuses[0]).toBe(401);
  expect(statuses.at(-1)).toBe(429);
  expect(await problemOf(await guess())).toMatchObject({ code: "too-many" });
  expect((await http.call("/setup")).status).toBe(200);
});
