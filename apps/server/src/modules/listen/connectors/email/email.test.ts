import { findDovecot, IMAP_PASSWORD, IMAP_USER, ImapServer } from "@tocsin/lab/platforms";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Ask, Heard, Memory, Pulled } from "../connector.ts";
import { askAs, type Trial } from "../trial.ts";
import { email } from "./email.ts";

const dovecot = findDovecot();
if (dovecot === undefined)
  process.stdout.write(
    "Dovecot is not installed (on Debian: sudo apt-get install dovecot-imapd): mailboxes are not tested over IMAP.\n",
  );

let server: ImapServer;
let count = 0;
const now = new Date("2026-03-02T09:00:00Z");
const askOf = (memory: Memory = {}, more: Partial<Trial> = {}): Ask =>
  askAs({
    ...{ kind: "email", address: server.address, settings: { security: "none" }, memory, now },
    ...{ credentials: { user: IMAP_USER, password: IMAP_PASSWORD }, ...more },
  });
const deliver = (text: string) =>
  server.deliver(
    `From: Ada <ada@example.org>\r\nSubject: Trams\r\nMessage-ID: <${++count}@example.org>\r\n\r\n${text}\r\n`,
  );
const textsOf = ({ posts }: { posts: readonly unknown[] }) => posts.map((post) => (post as { text: string }).text);
const pull = async (memory?: Memory) => (await email.pull!(askOf(memory))) as Pulled & { ok: true };

describe.runIf(dovecot !== undefined)("a mailbox of a real server", () => {
  beforeEach(async () => {
    server = new ImapServer(dovecot!);
    await server.start();
  });
  afterEach(() => server.stop());

  test("is read from where it was read to, a batch at a time, and left unread", async () => {
    expect(await pull()).toMatchObject({ ok: true, posts: [] });
    for (let index = 1; index <= 60; index++) deliver(`Letter ${index}`);
    const first = await pull();
    expect(first.hasMore).toBe(true);
    const second = await pull(first.memory);
    expect(second.hasMore).toBe(false);
    expect([...textsOf(first), ...textsOf(second)]).toEqual(
      Array.from({ length: 60 }, (_, index) => `Letter ${index + 1}`),
    );
    expect(textsOf(await pull(second.memory))).toEqual([]);
    deliver("One more");
    expect(textsOf(await pull(second.memory))).toEqual(["One more"]);
    expect(textsOf(await pull(first.memory))).toHaveLength(11);
  });

  test("that numbers its letters anew is read from the beginning", async () => {
    deliver("First");
    const { memory } = await pull();
    expect(textsOf(await pull({ ...memory, uidValidity: "1" }))).toEqual(["First"]);
  });

  test("tells of letters at once while it is held, and goes on after a cut from what was stored", async () => {
    deliver("Before");
    const heard: Heard[] = [];
    const ended = new AbortController();
    const waiting = new Map<number, () => void>();
    const until = (many: number) =>
      heard.flatMap(textsOf).length >= many
        ? Promise.resolve()
        : new Promise<void>((resolve) => waiting.set(many, resolve));
    const hold = (memory: Memory) =>
      email.hold!({
        ...askOf(memory),
        signal: ended.signal,
        alive: () => undefined,
        hear: async (part) => {
          heard.push(part);
          waiting.get(heard.flatMap(textsOf).length)?.();
        },
      });
    const first = hold({});
    await until(1);
    deliver("While it waits");
    await until(2);
    server.cut();
    expect(await first).toMatchObject({ ok: false, code: "disconnected" });
    deliver("While nobody listens");
    const second = hold(heard.at(-1)!.memory);
    await until(3);
    ended.abort();
    expect(await second).toEqual({ ok: true });
    expect(heard.flatMap(textsOf)).toEqual(["Before", "While it waits", "While nobody listens"]);
  });

  test("is tested by one press, and says what is wrong", async () => {
    expect(await email.test!(askOf())).toMatchObject({ ok: true, account: IMAP_USER });
    const refused = await email.test!(askOf({}, { credentials: { user: IMAP_USER, password: "wrong" } }));
    expect(refused).toMatchObject({ ok: false, code: "credentials-refused", isFinal: true });
    expect(await email.pull!(askOf({}, { settings: { security: "none", folder: "Nowhere" } }))).toMatchObject({
      code: "settings-wrong",
    });
    expect(await email.pull!(askOf({}, { settings: { security: "tls" } }))).toMatchObject({ ok: false });
  });
});

test("a server that is not there, and an address that is none, are said so", async () => {
  const of = (address: string) => email.pull!(askAs({ kind: "email", address, settings: { security: "none" }, now }));
  expect(await of("imap://127.0.0.1:9")).toMatchObject({ ok: false, code: "unreachable" });
  expect(await of(" ")).toMatchObject({ ok: false, code: "host-unknown" });
});

test("the connection is made to what the name stands for, and nowhere else", async () => {
  const resolveHost: Ask["resolveHost"] = async () => ({ address: "127.0.0.1", family: 4 });
  const ask = askAs({ kind: "email", address: "imap.example.org:9", settings: { security: "none" }, now });
  expect(await email.pull!({ ...ask, resolveHost })).toMatchObject({ ok: false, code: "unreachable" });
});
