import { PassThrough, Readable } from "node:stream";
import { createGunzip, gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundBytes, guessFormat, type Line, readCsv, readJsonLines } from "./lines.ts";

const now = () => new Date("2026-03-02T09:00:00Z");
const post = (id: string, text = "The tram stands still.") => ({
  platform: "x",
  externalId: id,
  author: { handle: "nino" },
  text,
  publishedAt: "2026-03-02T08:00:00Z",
});
const json = (id: string, text?: string) => JSON.stringify(post(id, text));

async function collect(lines: AsyncIterable<Line>): Promise<Line[]> {
  const all: Line[] = [];
  for await (const line of lines) all.push(line);
  return all;
}
const readAll = (...chunks: (string | Buffer)[]) => collect(readJsonLines(Readable.from(chunks), now));
const readTable = (...chunks: (string | Buffer)[]) => collect(readCsv(Readable.from(chunks), now));
const idsOf = (lines: readonly Line[]) => lines.flatMap((line) => (line.ok ? [line.post.externalId] : []));
const badOf = (lines: readonly Line[]) =>
  lines.flatMap((line) => (line.ok ? [] : [[line.bad.line, line.bad.code] as const]));

describe("JSON lines", () => {
  test("a bad line is named with its number and its start, and the good ones go through", async () => {
    const lines = await readAll(`${json("1")}\nnot json\n\n{"platform":"x"}\n${json("2")}`);
    expect(idsOf(lines)).toEqual(["1", "2"]);
    expect(badOf(lines)).toEqual([
      [2, "not-json"],
      [4, "bad-field"],
    ]);
    expect(lines[1]).toMatchObject({ ok: false, bad: { excerpt: "not json", reason: "The line is not JSON." } });
  });

  test("line ends of Windows, a byte order mark and no end at the end are fine", async () => {
    expect(idsOf(await readAll(`\uFEFF${json("1")}\r\n${json("2")}\r\n${json("3")}`))).toEqual(["1", "2", "3"]);
  });

  test("chunks may end anywhere, also inside a letter", async () => {
    const bytes = Buffer.from(`${json("1", "ტრამვაი დგას 😀")}\n${json("2", "трамвай стоит")}\n`);
    const whole = await readAll(bytes);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 60 }), async (size) => {
        const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
          bytes.subarray(i * size, (i + 1) * size),
        );
        expect(await readAll(...pieces)).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });

  test("a line without end is passed over and the next one read", async () => {
    const long = "x".repeat(700_000);
    const lines = await readAll(`${json("1")}\n`, long, long, long, `\n${json("2")}\n`, long, long);
    expect(idsOf(lines)).toEqual(["1", "2"]);
    expect(badOf(lines)).toEqual([
      [2, "line-too-long"],
      [4, "line-too-long"],
    ]);
  });

  test("an excerpt of a hostile line reorders nothing", async () => {
    const [line] = await readAll("\u202Eevil\u0007\u2066 line");
    expect(line).toMatchObject({ ok: false, bad: { excerpt: " evil   line" } });
  });

  test("a packed file that ends too early gives what came before, and says where it broke", async () => {
    const text = Array.from({ length: 2_000 }, (_, i) => json(`${i}`, `${Math.sin(i)}`)).join("\n");
    const packed = gzipSync(text);
    const torn = Readable.from([packed.subarray(0, packed.length / 2)]).pipe(createGunzip());
    const lines = await collect(readJsonLines(torn, now));
    expect(idsOf(lines).length).toBeGreaterThan(100);
    expect(badOf(lines).at(-1)![1]).toBe("cut-off");
  });

  test("whatever the bytes, reading ends and throws nothing", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 6 }), async (chunks) => {
        for (const line of await readAll(...chunks.map((chunk) => Buffer.from(chunk)))) expect(line.ok).toBe(false);
      }),
    );
  });
});

describe("CSV", () => {
  const header = "platform,id,handle,text,date";

  test("columns reach into the author and the engagement, under their usual names", async () => {
    const [line] = await readTable(
      "platform,externalId,author.handle,author.name,followers,text,publishedAt,engagement.likes,author.verified\n",
      'x,1,nino,Nino,12,"Stands, ""still""\nand waits",2026-03-02T08:00:00Z,3,true\n',
    );
    expect(line).toMatchObject({
      ok: true,
      post: {
        author: { handle: "nino", name: "Nino", followers: 12, verified: true },
        text: 'Stands, "still"\nand waits',
        engagement: { likes: 3 },
      },
    });
  });

  test.each([";", "\t", ","])("a byte order mark and %j between the fields are understood", async (sign) => {
    const rows = [header, "x,1,nino,It stands,2026-03-02 08:00:00"].map((row) => row.replaceAll(",", sign));
    expect(idsOf(await readTable(`\uFEFF${rows.join("\r\n")}\r\n`))).toEqual(["1"]);
  });

  test("a bad row is named with its line and the others go through", async () => {
    const lines = await readTable(`${header}\nx,1,a,one,2026-03-02\nx,2,b,,2026-03-02\nx,3\nx,4,d,four,2026-03-02\n`);
    expect(idsOf(lines)).toEqual(["1", "4"]);
    expect(badOf(lines).map(([line]) => line)).toEqual([3, 4]);
  });

  test("stray quotes cost no more than their own row", async () => {
    const lines = await readTable(`${header}\nx,1,a,it"s here,2026-03-02\nx,2,b,two,2026-03-02\n`);
    expect(idsOf(lines)).toEqual(["1", "2"]);
  });

  test("columns named like an object's inside change nothing", async () => {
    const lines = await readTable(
      `__proto__,__proto__.isAdmin,author.__proto__,constructor.prototype,${header}\nq,q,q,q,x,1,nino,Text,2026-03-02\n`,
    );
    expect(idsOf(lines)).toEqual(["1"]);
    expect(({} as { isAdmin?: string }).isAdmin).toBeUndefined();
  });

  test("a quote that is never closed ends in a sentence, with the rows before it kept", async () => {
    const lines = await readTable(`${header}\nx,1,a,one,2026-03-02\nx,2,b,"`, `${"two ".repeat(400_000)}`);
    expect(idsOf(lines)).toEqual(["1"]);
    expect(badOf(lines).map(([, code]) => code)).toEqual(["not-csv"]);
  });

  test("a packed table that ends too early is said, and nothing hangs", async () => {
    const rows = Array.from({ length: 3_000 }, (_, i) => `x,${i},nino,${Math.sin(i)},2026-03-02`).join("\n");
    const packed = gzipSync(`${header}\n${rows}`);
    const torn = Readable.from([packed.subarray(0, packed.length / 2)]).pipe(createGunzip());
    const lines = await collect(readCsv(torn, now));
    expect(idsOf(lines).length).toBeGreaterThan(100);
    expect(badOf(lines).at(-1)![1]).toBe("cut-off");
  });

  test("whoever stops reading early leaves nothing waiting", async () => {
    const endless = new PassThrough();
    const timer = setInterval(() => endless.write(`x,${Math.random()},a,text,2026-03-02\n`), 1);
    endless.write(`${header}\n`);
    for await (const line of readCsv(endless, now)) if (line.ok) break;
    clearInterval(timer);
    endless.destroy();
  });
});

test("the form of a file is told by its name, else by how it begins", () => {
  expect(guessFormat("posts.csv", "")).toBe("csv");
  expect(guessFormat("posts.tsv.gz", "")).toBe("csv");
  expect(guessFormat("posts.jsonl", '{"a":1,')).toBe("jsonl");
  expect(guessFormat("posts.txt", "platform,externalId")).toBe("csv");
  expect(guessFormat("posts", ' [{"a":1},')).toBe("jsonl");
});

test("a pack that unpacks without end is read up to its bound, and that is said", async () => {
  const line = `${JSON.stringify(post("bomb"))}\n`;
  const packed = Readable.from([gzipSync(line.repeat(20_000))]).pipe(createGunzip());
  const lines: Line[] = [];
  for await (const each of readJsonLines(boundBytes(packed, 100_000), now)) lines.push(each);
  expect(lines.filter(({ ok }) => ok).length).toBeGreaterThan(100);
  expect(lines.at(-1)).toMatchObject({ ok: false, bad: { code: "cut-off" } });
});
