import { once } from "node:events";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readLetter } from "./letter.ts";
import { Mailbox } from "./platforms.ts";

const mailbox = new Mailbox();

beforeAll(() => mailbox.start());
afterAll(() => mailbox.stop());

describe("Mailbox", () => {
  it("keeps mail with its envelope, readable in every script", async () => {
    const waiting = mailbox.waitFor(1);
    const subject = Buffer.from("განგაში: Зумвари").toString("base64");
    const text = Buffer.from("هشدار — 9 برابر معمول\n").toString("base64");
    const replies = await deliver([
      `Subject: =?UTF-8?B?${subject}?=`,
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: base64",
      "",
      text,
    ]);
    expect(replies.at(-2)).toMatch(/^250/);
    const [mail] = await waiting;
    expect(mail).toMatchObject({ from: "tocsin@lab.example", to: ["duty@lab.example"], subject: "განგაში: Зумвари" });
    expect(mail!.text).toBe("هشدار — 9 برابر معمول\n");
  });

  it("refuses mail when told to, and keeps none of it", async () => {
    const before = mailbox.mails.length;
    mailbox.refuseAll("mailbox full");
    const replies = await deliver(["Subject: no", "", "no"]);
    mailbox.acceptAll();
    expect(replies.at(-2)).toMatch(/^550.*mailbox full/);
    expect(mailbox.mails.length).toBe(before);
  });
});

describe("readLetter", () => {
  it("finds the text and the markup of a mail in two forms", () => {
    const letter = readLetter(
      [
        "Subject: =?utf-8?Q?=CE=9C=CE=AE=CE=BD=CF=85=CE=BC=CE=B1?=",
        'Content-Type: multipart/alternative; boundary="b1"',
        "",
        "--b1",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: quoted-printable",
        "",
        "Caf=C3=A9 =",
        "au lait",
        "--b1",
        "Content-Type: text/html; charset=utf-8",
        "",
        "<p>Hello</p>",
        "--b1--",
      ].join("\r\n"),
    );
    expect(letter.subject).toBe("Μήνυμα");
    expect(letter.text.trim()).toBe("Café au lait");
    expect(letter.html.trim()).toBe("<p>Hello</p>");
  });
});

/** Talks SMTP over a plain socket and gives the server's replies. */
async function deliver(lines: string[]): Promise<string[]> {
  const socket = connect(mailbox.port, "127.0.0.1");
  const steps = [
    "HELO lab.example",
    "MAIL FROM:<tocsin@lab.example>",
    "RCPT TO:<duty@lab.example>",
    "DATA",
    `${lines.join("\r\n")}\r\n.`,
    "QUIT",
  ];
  const replies: string[] = [];
  createInterface(socket).on("line", (reply) => {
    replies.push(reply);
    const next = steps.shift();
    if (next !== undefined) socket.write(`${next}\r\n`);
  });
  await once(socket, "close");
  return replies;
}
