import { describe, expect, test } from "vitest";
import { AppError } from "../../platform/errors.ts";
import {
  ATTEMPT_PATIENCE,
  type CurrentVersion,
  checkCode,
  fillPlaceholders,
  hashWords,
  isApproved,
  mayApprove,
  mayPublish,
  openPlaceholders,
  outcomeAt,
  settleAnswer,
  settleFailure,
  stateOf,
  tidy,
} from "./rules.ts";

const words = { title: "We know of the delay", text: "Trains of Kestrel Rail are late.\n\nWe report again at 14:00." };
const version = (change: Partial<CurrentVersion> = {}): CurrentVersion => ({
  ...words,
  language: "en",
  number: 1,
  hash: hashWords("en", { ...words, ...change }),
  authors: ["writer"],
  approval: null,
  publishedAt: null,
  ...change,
});
const approved = (change: Partial<CurrentVersion> = {}) =>
  version({ approval: { id: "a", hash: version(change).hash, by: "approver" }, ...change });

describe("the hash of a text", () => {
  test("is the same for texts that look the same", () => {
    const hash = hashWords("el", { title: "Ανακοίνωση", text: "Πρώτη γραμμή\nδεύτερη" });
    expect(hashWords("el", { title: " Ανακοίνωση ".normalize("NFD"), text: "Πρώτη γραμμή  \r\nδεύτερη\n\n" })).toBe(
      hash,
    );
  });

  test("changes with a letter, with the language and with the border between title and text", () => {
    const hashes = [
      hashWords("en", { title: "a", text: "b c" }),
      hashWords("en", { title: "a", text: "b d" }),
      hashWords("el", { title: "a", text: "b c" }),
      hashWords("en", { title: "a b", text: "c" }),
    ];
    expect(new Set(hashes).size).toBe(4);
  });

  test("is read out in groups of four", () => expect(checkCode("0123456789abcdef")).toBe("0123 4567 89ab"));
});

test("direction overrides and control characters are dropped, the joiner of Persian words is kept", () => {
  expect(tidy("safe\u202etxet\u0000")).toBe("safetxet");
  expect(tidy("می\u200cدانیم")).toBe("می\u200cدانیم");
});

describe("placeholders", () => {
  test("any name in braces is open, once, also one that no playbook knows", () => {
    expect(openPlaceholders({ title: "{brand}", text: "At {place} {place}, says {brnad} {место}" })).toEqual([
      "brand",
      "place",
      "brnad",
      "место",
    ]);
    expect(openPlaceholders({ title: "Set {1, 2}", text: "{ }" })).toEqual([]);
  });

  test("filling leaves open what is not known", () => {
    expect(fillPlaceholders("{brand} at {place} {constructor}", { brand: "Kestrel $& Rail", place: undefined })).toBe(
      "Kestrel $& Rail at {place} {constructor}",
    );
  });
});

describe("approval", () => {
  const { hash } = version();

  test("another person approves exactly the text they read", () => {
    expect(mayApprove(version(), { by: "approver", hash })).toEqual({ ok: true });
    expect(mayApprove(version(), { by: "approver", hash: hashWords("en", { title: "x", text: "y" }) })).toEqual({
      ok: false,
      why: "text-moved",
    });
  });

  test("nobody approves a text they once wrote, even when somebody else wrote it again", () => {
    expect(mayApprove(version(), { by: "writer", hash })).toEqual({ ok: false, why: "own-text" });
    expect(mayApprove(version({ authors: ["other", "writer"] }), { by: "writer", hash })).toEqual({
      ok: false,
      why: "own-text",
    });
  });

  test("a text with open places is not approved", () => {
    const open = version({ text: "At {place}" });
    expect(mayApprove(open, { by: "approver", hash: open.hash })).toEqual({
      ok: false,
      why: "open-placeholders",
      names: ["place"],
    });
  });

  test("a text that no longer fits its stored hash is neither approved nor published", () => {
    const tampered = { ...approved(), text: "Everything is fine." };
    expect(isApproved(tampered)).toBe(false);
    expect(mayPublish(tampered)).toBe(false);
  });

  test("only an approved text that is not out yet may be published", () => {
    expect(mayPublish(version())).toBe(false);
    expect(mayPublish(approved())).toBe(true);
    expect(mayPublish(approved({ publishedAt: new Date() }))).toBe(false);
    expect(mayPublish(version({ approval: { id: "a", hash: version().hash, by: "writer" } }))).toBe(false);
  });
});

describe("the state of a statement", () => {
  const course = { versions: [version()], isReviewRequested: false, isWithdrawn: false, hasBeenPublished: false };
  const out = approved({ publishedAt: new Date() });

  test("runs from draft over review and approval to published and withdrawn", () => {
    expect(stateOf(course)).toBe("draft");
    expect(stateOf({ ...course, isReviewRequested: true })).toBe("in-review");
    expect(stateOf({ ...course, isReviewRequested: true, versions: [approved()] })).toBe("approved");
    expect(stateOf({ ...course, versions: [out], hasBeenPublished: true })).toBe("published");
    expect(stateOf({ ...course, versions: [out], hasBeenPublished: true, isWithdrawn: true })).toBe("withdrawn");
  });

  test("waits for the last of its languages", () => {
    const versions = [approved(), version({ language: "el" })];
    expect(stateOf({ ...course, isReviewRequested: true, versions })).toBe("in-review");
    expect(stateOf({ ...course, versions: [out, version({ language: "el" })], hasBeenPublished: true })).toBe(
      "published",
    );
  });
});

describe("the outcome of a delivery", () => {
  const now = new Date("2026-03-02T09:00:00Z");

  test("a begun attempt that never ended is unknown", () => {
    const begun = new Date(now.getTime() - ATTEMPT_PATIENCE - 1);
    expect(outcomeAt(now, { outcome: "waiting", attempted_at: begun })).toBe("unknown");
    expect(outcomeAt(now, { outcome: "waiting", attempted_at: now })).toBe("waiting");
    expect(outcomeAt(now, { outcome: "waiting", attempted_at: null })).toBe("waiting");
    expect(outcomeAt(now, { outcome: "sent", attempted_at: begun })).toBe("sent");
  });

  test("an answer decides between sent and refused", () => {
    expect(settleAnswer(204)).toEqual({ outcome: "sent", problem: null });
    expect(settleAnswer(500)).toMatchObject({ outcome: "refused", problem: expect.stringContaining("500") });
  });

  test("without an answer only certainty is refused, every doubt is unknown", () => {
    const failure = (code: string, message = "") => settleFailure(new AppError("unavailable", code, message)).outcome;
    expect(failure("private-address")).toBe("refused");
    expect(failure("unreachable", "The address could not be reached: connect ECONNREFUSED 127.0.0.1:9.")).toBe(
      "refused",
    );
    expect(failure("unreachable", "The address could not be reached: socket hang up.")).toBe("unknown");
    expect(failure("timed-out")).toBe("unknown");
    expect(settleFailure(new Error("anything")).outcome).toBe("unknown");
  });
});
