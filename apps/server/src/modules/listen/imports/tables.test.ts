import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { recogniseColumns } from "./columns.ts";
import { type Line, readCsv, readWorkbook } from "./lines.ts";

const now = () => new Date("2026-03-02T09:00:00Z");
const folder = mkdtempSync(join(tmpdir(), "tocsin-tables-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function* inPieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}
async function gather(lines: AsyncIterable<Line>): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const line of lines) all.push(line.ok ? line.post : line.bad);
  return all;
}
const read = (bytes: Buffer | string) => gather(readCsv(inPieces(Buffer.from(bytes)), now));

describe("a table", () => {
  test("of Excel in Windows-1251 with semicolons and Russian names is read", async () => {
    const [head, words] = ["c4e0f2e0;c0e2f2eef0;d2e5eaf1f2", "d2f0e0ece2e0e920f1f2eee8f2"];
    const cyrillic = (hex: string) => hex.split(";").map((part) => Buffer.from(part, "hex"));
    const [date, author, text] = cyrillic(head);
    const bytes = Buffer.concat([
      date!,
      Buffer.from(";"),
      author!,
      Buffer.from(";"),
      text!,
      Buffer.from("\n02.03.2026 08:00;ada;"),
      Buffer.from(words, "hex"),
      Buffer.from("\n"),
    ]);
    expect(await read(bytes)).toMatchObject([
      { text: "Трамвай стоит", author: { handle: "ada" }, publishedAt: new Date("2026-03-02T08:00:00Z") },
    ]);
  });

  test("of Excel in UTF-16 with tabs and Persian names is read", async () => {
    const text = "\uFEFFتاریخ\tنویسنده\tمتن\n۱۴۰۴/۱۲/۱۱\tadā\tتراموا، ایستاده\n";
    expect(await read(Buffer.from(text, "utf16le"))).toMatchObject([
      { text: "تراموا، ایستاده", publishedAt: new Date("2026-03-02T00:00:00Z") },
    ]);
  });

  test("whose text holds the other signs is parted by its own", async () => {
    expect(await read('date;author;text\n2026-03-01;ada;"One, two; three"\n')).toMatchObject([
      { text: "One, two; three" },
    ]);
  });

  test("without ids, platforms or authors has them made up from what is there", async () => {
    const csv =
      "Date,Text,Link\n2026-03-01 10:00:00,Trams stand,https://www.reddit.com/r/town/1\n2026-03-01 10:00:00,Buses run,\n";
    expect(await read(csv)).toMatchObject([
      { platform: "reddit", externalId: "https://www.reddit.com/r/town/1", author: { handle: "reddit.com" } },
      { platform: "other", externalId: expect.stringMatching(/^[0-9a-f]{64}$/), author: { handle: "unknown" } },
    ]);
  });

  test("keeps formulas as the text they are, and columns it does not know beside the post", async () => {
    const csv = 'id,date,author,text,Likes,Campaign\n1,2026-03-01,"=HYPERLINK(""x"")","=1+1","1,234",Spring\n';
    expect(await read(csv)).toMatchObject([
      {
        text: "=1+1",
        author: { handle: '=HYPERLINK("x")' },
        engagement: { likes: 1_234 },
        extra: { Campaign: "Spring" },
      },
    ]);
  });
});

describe("an export of another tool", () => {
  test("is recognised below the lines it puts above its table", async () => {
    const csv = [
      "Report:,Norvia mentions",
      "From:,2026-03-01",
      "",
      "Query Name,Date,Title,Url,Page Type,Language,Full Text,Author,X Followers,Impressions,Resource Id",
      'Norvia,2026-03-01 10:00:00.0,,https://x.com/ada/1,twitter,en,"Norvia, again",ada,"1,200",5400,r-1',
    ].join("\n");
    expect(await read(csv)).toMatchObject([
      {
        platform: "x",
        externalId: "r-1",
        text: "Norvia, again",
        author: { handle: "ada", followers: 1_200 },
        engagement: { views: 5_400 },
      },
    ]);
  });

  test.each([
    [["Query Name", "Date", "Full Text", "Url", "Page Type", "Resource Id", "Author"], "brandwatch"],
    [["Date", "Time", "Document ID", "Headline", "Hit Sentence", "Source", "Influencer", "AVE", "URL"], "meltwater"],
    [["url", "indexed", "published", "content_snippet", "extra_author_attributes.name", "source_type"], "talkwalker"],
    [["platform", "externalId", "author.handle", "text", "publishedAt"], "tocsin"],
    [["Date", "Text", "Link"], null],
  ])("%j is taken for %s", (header, tool) => {
    expect(recogniseColumns(header).tool).toBe(tool);
  });

  test("is read as a person says, where that differs", () => {
    const { fields } = recogniseColumns(["Date", "Text", "Note"], { Note: "text", Date: "" });
    expect([...fields]).toEqual([["Note", "text"]]);
  });
});

describe("a workbook", () => {
  const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${[
    ["Date", "Author", "Text"],
    ["2026-03-01T10:00:00Z", "ada", "=1+1 stands still"],
  ]
    .map(
      (row, r) =>
        `<row r="${r + 1}">${row.map((cell, c) => `<c r="${"ABC"[c]}${r + 1}" t="inlineStr"><is><t>${cell}</t></is></c>`).join("")}</row>`,
    )
    .join("")}</sheetData></worksheet>`;
  const space = "http://schemas.openxmlformats.org";
  const files = {
    "[Content_Types].xml": `<Types xmlns="${space}/package/2006/content-types"/>`,
    "xl/workbook.xml": `<workbook xmlns="${space}/spreadsheetml/2006/main" xmlns:r="${space}/officeDocument/2006/relationships"><sheets><sheet name="Posts" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${space}/package/2006/relationships"><Relationship Id="rId1" Type="${space}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": sheet,
  };
  const keep = (name: string, bytes: Buffer) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };

  test("is read by the names of its first sheet", async () => {
    const path = keep("posts.xlsx", zip(files));
    expect(await gather(readWorkbook(path, now))).toMatchObject([
      { text: "=1+1 stands still", author: { handle: "ada" } },
    ]);
  });

  test("that would unpack to gigabytes, or is none, is refused with a sentence", async () => {
    const bomb = keep("bomb.xlsx", zip(files, 3_000_000_000));
    expect(await gather(readWorkbook(bomb, now))).toMatchObject([
      { code: "not-a-workbook", reason: expect.stringContaining("unpacks") },
    ]);
    const none = keep("none.xlsx", Buffer.from("PK\u0003\u0004 no archive"));
    expect(await gather(readWorkbook(none, now))).toMatchObject([{ code: "not-a-workbook" }]);
  });
});

/** An archive of unpacked files; `claimed` is what each says to be in size. */
function zip(files: Record<string, string>, claimed?: number): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const body = Buffer.from(text);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt32LE(crc32(body), 10);
    about.writeUInt32LE(body.length, 14);
    about.writeUInt32LE(claimed ?? body.length, 18);
    about.writeUInt16LE(Buffer.byteLength(name), 22);
    const entry = Buffer.concat([Buffer.from("PK\u0003\u0004"), about, Buffer.from(name), body]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(
      Buffer.concat([Buffer.from("PK\u0001\u0002"), Buffer.from([20, 0]), about, place, Buffer.from(name)]),
    );
    bodies.push(entry);
    at += entry.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...bodies, listed, Buffer.from("PK\u0005\u0006"), end]);
}
