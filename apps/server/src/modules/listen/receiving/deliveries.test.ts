import { writeFileSync } from "node:fs";
import { request } from "node:http";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test, vi } from "vitest";
import { HOUR } from "../../../platform/clock.ts";
import { SIGNATURE_HEADER, signBody } from "../../../platform/signature.ts";
import { examplePost, type HttpBench, openBench, openHttp, type TestBench } from "../../../testing.ts";

let bench: TestBench;
let http: HttpBench;
let admin: Awaited<ReturnType<HttpBench["signIn"]>>;
let door: { id: string; secret: string };
beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl") });
  http = await openHttp(bench);
  admin = await http.signIn("ada@example.org");
});
beforeEach(async () => {
  const { id, secret } = await admin.createSource({ body: { kind: "webhook", name: "Door", platform: "other" } });
  door = { id, secret: secret! };
});
afterAll(async () => {
  await http.stop();
  await bench.stop();
});

const sign = (body: string, { secret = door.secret, at = bench.clock.now() } = {}) => ({
  [SIGNATURE_HEADER]: signBody(secret, body, at),
});
const deliver = async (body: string, headers: Record<string, string> = sign(body), id = door.id) => {
  const answer = await http.call(`/ingest/${id}`, { method: "POST", body, headers });
  return { status: answer.status, report: (await answer.json()) as Record<string, unknown> };
};
const countOf = async (externalId: string) =>
  (await bench.context.db.selectFrom("mention").select("id").where("external_id", "=", externalId).execute()).length;
const json = (id: string, change?: object) => JSON.stringify(examplePost(id, change));
/** A hundred megabytes in one line, piece by piece. */
const PIECE = Buffer.alloc(1024 * 1024, "x");
const PIECES = 100;

/** Sends a body that `fetch` would hold in memory; resolves with the answer, which may come before the body's end. */
const PAUSE = 250;
const HANG_UPS = ["EPIPE", "ECONNRESET"];

/**
 * Pours a hundred megabytes. Whoever is refused at once hears it before the flood begins; whoever goes on writing is hung up
 * on, and where the answer is lost in the pipe it is asked for again.
 */
async function pour(
  path: string,
  headers: Record<string, string>,
  frame: readonly [string, string],
): Promise<{ status: number; text: string }> {
  for (let tries = 5; ; tries--) {
    try {
      return await pourOnce(path, headers, frame);
    } catch (error) {
      if (tries === 1 || !HANG_UPS.includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
      await new Promise((go) => setTimeout(go, PAUSE));
    }
  }
}

function pourOnce(path: string, headers: Record<string, string>, [head, tail]: readonly [string, string]) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const outgoing = request(`${http.address}/api/v1${path}`, { method: "POST", headers }, (incoming) => {
      let text = "";
      incoming.setEncoding("utf8").on("data", (chunk) => {
        text += chunk;
      });
      incoming.on("end", () => resolve({ status: incoming.statusCode!, text }));
    });
    outgoing.on("error", reject);
    outgoing.write(head);
    let left = PIECES;
    const write = () => {
      while (left > 0 && !outgoing.destroyed) {
        left -= 1;
        if (!outgoing.write(PIECE)) return void outgoing.once("drain", write);
      }
      outgoing.end(tail);
    };
    setTimeout(write, PAUSE);
  });
}

describe("a signed delivery", () => {
  test("lets the good posts through and names the bad ones", async () => {
    const body = [json("d1"), "not json", json("d2", { text: " " }), json("d3")].join("\n");
    const { status, report } = await deliver(body);
    expect(status).toBe(200);
    expect(report).toMatchObject({ received: 4, accepted: 2, badLineCount: 2 });
    expect((report.badLines as { line: number; code: string }[]).map(({ line, code }) => [line, code])).toEqual([
      [2, "not-json"],
      [3, expect.any(String)],
    ]);
    expect([await countOf("d1"), await countOf("d2"), await countOf("d3")]).toEqual([1, 0, 1]);
  });

  test("may be an array, whose places are counted like lines", async () => {
    const { report } = await deliver(`[${json("a1")}, 7, ${json("a2")}]`);
    expect(report).toMatchObject({ received: 3, accepted: 2, badLines: [{ line: 2, code: "not-an-object" }] });
  });

  test("that is neither is refused as a whole", async () => {
    expect(await deliver(`[${json("a3")}`)).toMatchObject({ status: 422, report: { code: "not-json" } });
    expect(await deliver("")).toMatchObject({ status: 200, report: { received: 0 } });
  });

  test("ten times, and ten at the same moment, is stored once", async () => {
    const body = `${json("once-1")}\n${json("once-2")}`;
    for (const { status } of await Promise.all(Array.from({ length: 10 }, () => deliver(body))))
      expect(status).toBe(200);
    for (let again = 0; again < 10; again++) await deliver(body);
    expect([await countOf("once-1"), await countOf("once-2")]).toEqual([1, 1]);
  });

  test("that repeats a post inside itself stores it once", async () => {
    await deliver(`${json("twice")}\n${json("twice")}`);
    expect(await countOf("twice")).toBe(1);
  });

  test("without a signature, with a wrong one or with an old one is refused, and nothing is stored", async () => {
    const body = json("forged");
    const old = new Date(bench.clock.now().getTime() - HOUR);
    for (const [headers, code] of [
      [{}, "signature-missing"],
      [{ [SIGNATURE_HEADER]: "v1=abc" }, "signature-malformed"],
      [sign(`${body} `), "signature-wrong"],
      [sign(body, { secret: "guessed" }), "signature-wrong"],
      [sign(body, { at: old }), "signature-too-old"],
    ] as const) {
      const { status, report } = await deliver(body, { ...headers });
      expect({ status, code: report.code }).toEqual({ status: 401, code });
    }
    expect(await countOf("forged")).toBe(0);
  });

  test("to a paused source is put off, to no source refused", async () => {
    const body = json("paused");
    await admin.updateSource({ params: { id: door.id }, body: { isPaused: true } });
    expect(await deliver(body)).toMatchObject({ status: 503, report: { code: "source-paused" } });
    expect(await deliver(body, sign(body), "nowhere")).toMatchObject({ status: 404 });
    await admin.updateSource({ params: { id: door.id }, body: { isPaused: false } });
    expect(await deliver(body)).toMatchObject({ status: 200 });
    expect(await countOf("paused")).toBe(1);
  });

  test("of a million empty posts is refused as a whole", async () => {
    for (const body of [`[${"1,".repeat(1_000_000)}1]`, "1\n".repeat(1_000_000)]) {
      const { status, report } = await deliver(body);
      expect({ status, code: report.code }).toEqual({ status: 413, code: "too-large" });
    }
  });

  test("of a hundred megabytes is refused with a sentence before it is read, and the server goes on", async () => {
    const before = process.memoryUsage().rss;
    const length = String(PIECES * PIECE.length);
    const kinds: Record<string, string>[] = [{ "content-length": length }, { "transfer-encoding": "chunked" }];
    for (const headers of kinds) {
      const { status, text } = await pour(`/ingest/${door.id}`, headers, ["", ""]);
      expect({ status, code: JSON.parse(text).code }).toEqual({ status: 413, code: "too-large" });
      expect((await deliver(json("after"))).status).toBe(200);
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });
});

describe("an import", () => {
  const boundary = "----probe";
  const formHead = (name: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n`;
  const formTail = `\r\n--${boundary}--\r\n`;
  const read = (id: string) => admin.getImport({ params: { id } });
  const whenEnded = (id: string) =>
    vi.waitFor(
      async () => {
        const run = await read(id);
        expect(run.state).not.toBe("running");
        return run;
      },
      { timeout: 60_000, interval: 50 },
    );
  async function upload(name: string, content: string | Buffer) {
    const form = new FormData();
    form.set("file", new Blob([content]), name);
    const headers = await http.signInHeaders("ada@example.org");
    const answer = await http.call("/imports", { method: "POST", body: form, headers });
    expect(answer.status).toBe(200);
    return whenEnded(((await answer.json()) as { id: string }).id);
  }

  test("stores the good lines and reports the bad ones by number", async () => {
    const content = [json("i1"), "{", json("i2"), json("i3", { publishedAt: "2099-01-01T00:00:00Z" }), json("i1")];
    const run = await upload("posts.jsonl", content.join("\n"));
    expect(run).toMatchObject({
      fileName: "posts.jsonl",
      state: "done",
      lines: 5,
      stored: 2,
      duplicates: 1,
      badLineCount: 2,
      badLines: [
        { line: 2, code: "not-json" },
        { line: 4, code: "future-date" },
      ],
      problem: null,
    });
    expect(run.bytesRead).toBe(run.bytes);
  });

  test("reads a table, packed too, and tells where a packed file broke off", async () => {
    const table = "platform,id,handle,text,date\nx,t1,nino,It stands,2026-03-01\nx,t2,nino,,2026-03-01\n";
    expect(await upload("posts.csv", table)).toMatchObject({ state: "done", stored: 1, badLineCount: 1 });
    const lines = Array.from({ length: 400 }, (_, i) => json(`z${i}`, { text: `Post ${Math.sin(i)}` })).join("\n");
    const packed = gzipSync(lines);
    const torn = await upload("posts.jsonl.gz", packed.subarray(0, packed.length / 2));
    expect(torn).toMatchObject({ state: "done", badLineCount: 1, badLines: [{ code: "cut-off" }] });
    expect(torn.stored).toBeGreaterThan(50);
    const whole = await upload("posts.jsonl.gz", packed);
    expect(whole).toMatchObject({ stored: 400 - torn.stored, duplicates: torn.stored, badLineCount: 0 });
  });

  test("that broke off is started again from its file, and only then", async () => {
    const run = await upload("again.jsonl", [json("r1"), json("r2")].join("\n"));
    const restart = () => admin.restartImport({ params: { id: run.id } }).catch(({ problem }) => problem);
    expect(await restart()).toMatchObject({ code: "not-failed" });
    const { db } = bench.context;
    const broken = { state: "failed" as const, problem: "The disk was full." };
    await db.updateTable("import_run").set(broken).where("id", "=", run.id).execute();
    expect(await restart()).toMatchObject({ code: "file-gone" });
    const { path } = await db
      .selectFrom("import_run")
      .select("path")
      .where("id", "=", run.id)
      .executeTakeFirstOrThrow();
    writeFileSync(path, [json("r2"), json("r3")].join("\n"));
    expect(await restart()).toMatchObject({ state: "running", problem: null });
    expect(await whenEnded(run.id)).toMatchObject({ state: "done", stored: 1, duplicates: 1 });
  });

  test("of a single line of a hundred megabytes ends with its sentence, and good lines around it are stored", async () => {
    const before = process.memoryUsage().rss;
    const headers = {
      ...(await http.signInHeaders("ada@example.org")),
      "content-type": `multipart/form-data; boundary=${boundary}`,
    };
    const frame = [`${formHead("huge.jsonl")}${json("h1")}\n`, `\n${json("h2")}${formTail}`] as const;
    const { status, text } = await pour("/imports", headers, frame);
    expect(status).toBe(200);
    expect((await http.call("/setup")).status).toBe(200);
    const run = await whenEnded((JSON.parse(text) as { id: string }).id);
    expect(run).toMatchObject({ state: "done", lines: 3, stored: 2, badLines: [{ line: 2, code: "line-too-long" }] });
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  });
});

test("two deliveries of the same posts in opposite order both go through, and each post is stored once", async () => {
  const ids = Array.from({ length: 400 }, (_, index) => `mirror${index}`);
  const body = (order: readonly string[]) => `[${order.map((id) => json(id)).join(",")}]`;
  const deliveries = [ids, ids.toReversed(), ids, ids.toReversed()].map((order) => deliver(body(order)));
  expect((await Promise.all(deliveries)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(await Promise.all(["mirror0", "mirror399"].map(countOf))).toEqual([1, 1]);
});
