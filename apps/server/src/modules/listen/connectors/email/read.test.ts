import { describe, expect, test } from "vitest";
import { partLetter } from "./quotes.ts";
import { readLetter } from "./read.ts";

const now = new Date("2026-03-02T09:00:00Z");
const HEAD =
  "From: Ada Ash <Ada@Example.org>\r\nMessage-ID: <1@example.org>\r\nDate: Mon, 2 Mar 2026 08:00:00 +0000\r\n";
const read = (source: string | Buffer, keepsAutomatic = false) =>
  readLetter({ source: Buffer.from(source), uid: 7, uidValidity: "99", arrivedAt: now }, { now, keepsAutomatic });
const letter = (headers: string, body: string | Buffer) =>
  Buffer.concat([Buffer.from(`${HEAD}${headers}\r\n\r\n`), Buffer.from(body)]);

describe("a letter", () => {
  test("is a post of its sender, with its subject as the title", async () => {
    expect(await read(letter("Subject: Trams\r\nIn-Reply-To: <0@example.org>", "They stand still.\r\n"))).toEqual({
      platform: "mail",
      externalId: "<1@example.org>",
      author: { handle: "ada@example.org", name: "Ada Ash" },
      title: "Trams",
      text: "They stand still.",
      publishedAt: "2026-03-02T08:00:00.000Z",
      inReplyTo: "<0@example.org>",
    });
  });

  test.each([
    ["windows-1251", Buffer.from("d2f0e0ece2e0e920f1f2eee8f2", "hex"), "Трамвай стоит"],
    ["koi8-r", Buffer.from("f4d2c1cdd7c1ca20d3d4cfc9d4", "hex"), "Трамвай стоит"],
    ["windows-1256", Buffer.from("cad1c7e3", "hex"), "ترام"],
    ["utf-8", Buffer.from("ტრამვაი დგას"), "ტრამვაი დგას"],
  ])("in the charset %s is read", async (charset, body, expected) => {
    const headers = `Content-Type: text/plain; charset=${charset}\r\nContent-Transfer-Encoding: 8bit`;
    expect(await read(letter(headers, body))).toMatchObject({ text: expected });
  });

  test("with an encoded subject and no words but the subject is the subject", async () => {
    const subject = `=?utf-8?B?${Buffer.from("تراموا ایستاده").toString("base64")}?=`;
    expect(await read(letter(`Subject: ${subject}`, ""))).toMatchObject({ text: "تراموا ایستاده" });
  });

  test("of markup is its plain text, without the letter it answers, which is kept beside it", async () => {
    const html = `<p>Your <b>trams</b> stand.</p><script>x()</script><div class="gmail_quote"><blockquote>Dear Ada</blockquote></div>`;
    expect(await read(letter("Content-Type: text/html", html))).toMatchObject({
      text: "Your trams stand.",
      quoted: "Dear Ada",
    });
  });

  test("names what hangs on it and takes none of it in", async () => {
    const body = [
      "--b",
      "Content-Type: text/plain",
      "",
      "See the picture.",
      "--b",
      "Content-Type: image/png",
      'Content-Disposition: attachment; filename="tram.png"',
      "Content-Transfer-Encoding: base64",
      "",
      "AAAA",
      "--b--",
    ].join("\r\n");
    const post = await read(letter("Content-Type: multipart/mixed; boundary=b", body));
    expect(post).toMatchObject({
      text: "See the picture.",
      attachments: [{ name: "tram.png", type: "image/png", bytes: 3 }],
    });
  });

  test("without an id is known by its place, and one dated in the future by its arrival", async () => {
    expect(await read("From: a@example.org\r\nDate: Mon, 2 Mar 2099 08:00:00 +0000\r\n\r\nHello")).toMatchObject({
      externalId: "99.7",
      publishedAt: now.toISOString(),
    });
  });

  test.each([
    ["Auto-Submitted: auto-replied", "reply"],
    ["Precedence: bulk", "bulk"],
    ["Content-Type: multipart/report; report-type=delivery-status; boundary=b", "bounce"],
  ])("that no person wrote is left out, or marked (%s)", async (header, automatic) => {
    const source = letter(`Subject: Out of office\r\n${header}`, "I am away.");
    expect(await read(source)).toBeNull();
    expect(await read(source, true)).toMatchObject({ automatic });
  });

  test("of text and markup side by side is read whole, at once, even where the markup never ends", async () => {
    const beside = (html: string) =>
      `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHello\r\n--b\r\nContent-Type: text/html\r\n\r\n${html}\r\n--b--`;
    expect(await read(beside("<p>The tram <a href='x'>stands</a></p>"))).toMatchObject({
      text: expect.stringMatching(/^Hello\s+The tram stands$/),
    });
    const unended = beside("<a href=".repeat(200_000));
    const within = unended.replace("\r\n\r\n", "\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n");
    for (const hostile of [unended, `${within}\r\n${unended}`])
      expect(await read(hostile)).toMatchObject({ text: expect.stringContaining("Hello") });
  });

  test.each([
    "",
    "\r\n\r\n",
    "no header at all",
    "From: \u0000\r\nContent-Type: multipart/mixed; boundary=\r\n\r\n--",
    `${"Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n".repeat(500)}`,
  ])("that is broken breaks nothing (%#)", async (source) => {
    await expect(read(source)).resolves.toBeDefined();
  });
});

describe("a letter is parted from the one it answers", () => {
  test.each([
    "On Mon, 2 Mar 2026 at 08:00, Norvia <care@norvia.example> wrote:",
    "Понедельник, 2 марта 2026, 8:00 +03:00 от Norvia <care@norvia.example> пишет:",
    "Στις Δευ 2 Μαρ 2026 στις 8:00, ο Norvia <care@norvia.example> έγραψε:",
    "در تاریخ دوشنبه ۲ مارس ۲۰۲۶ Norvia نوشت:",
    "في الاثنين ٢ مارس ٢٠٢٦ Norvia كتب:",
    "2026 წლის 2 მარტს Norvia წერს:",
    "-----Original Message-----",
  ])("behind %j", (introduction) => {
    const parted = partLetter(`Still no answer.\n\n${introduction}\n> Dear Ada\n> we are looking`);
    expect(parted.text).toBe("Still no answer.");
    expect(parted.quoted).toContain("> Dear Ada");
  });

  test("and from its signature", () => {
    expect(partLetter("Hello\n-- \nAda Ash\nTown")).toEqual({ text: "Hello", quoted: "", signature: "Ada Ash\nTown" });
  });

  test("but not where nothing else is said, nor at a sign in its middle", () => {
    expect(partLetter("> Our trams stand").text).toBe("Our trams stand");
    expect(partLetter("You wrote\n> we care\nI do not think so").text).toBe("You wrote\n> we care\nI do not think so");
  });

  const MANY = 1_000_000;
  test.each([
    ["signs of a quote before a last word", `Hello\n${">\n".repeat(MANY)}x`],
    ["addresses in a line", `from: ${"@".repeat(MANY)}\u2028x`],
    ["empty lines in a quote", `Ada wrote:\n${"\n".repeat(MANY)}x`],
    ["forwarded letters behind empty lines", "\n".repeat(MANY) + "--- forwarded message\n".repeat(10_000)],
  ])("in one walk, be it a million %s", (_name, text) => {
    expect(() => partLetter(text)).not.toThrow();
  });
});
