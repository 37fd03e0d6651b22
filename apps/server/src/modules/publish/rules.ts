import type { DeliveryOutcome, Language, StatementState } from "@tocsin/contract";
import { MINUTE } from "../../platform/clock.ts";
import { AppError } from "../../platform/errors.ts";
import { sha256 } from "../../platform/ids.ts";

/**
 * What may be published. An approval is somebody's word for one exact text, named by its hash: whoever changes a letter has
 * another text, for which nobody has given a word. All decisions fail closed: what no rule allows stays inside.
 */
export interface Words {
  readonly title: string;
  readonly text: string;
}

const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g;
/** Overrides can make a reader see another text than the one whose letters were approved. */
const DIRECTION_OVERRIDES = /[\u202d\u202e]/g;
/** Tried at the beginning of a run only: tried at every blank, a text of blanks would take the square of its length. */
const TRAILING_BLANKS = /(?<![ \t\u00a0])[ \t\u00a0]+$/gm;
const LONE_SURROGATES = /\p{Cs}/gu;

/** The canonical form that is stored, hashed and published: what looks the same has the same hash. */
export function tidy(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, "\n")
    .replace(CONTROLS, "")
    .replace(DIRECTION_OVERRIDES, "")
    .replace(LONE_SURROGATES, "\ufffd")
    .normalize("NFC")
    .replace(TRAILING_BLANKS, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

export const tidyWords = ({ title, text }: Words): Words => ({
  title: tidy(title).replace(/\s+/g, " "),
  text: tidy(text),
});

/** The quotes and commas of JSON keep the parts apart: no other language, title and text give the same line. */
export const hashWords = (language: Language, words: Words): string => {
  const { title, text } = tidyWords(words);
  return sha256(JSON.stringify([language, title, text]));
};

/** For a reader who compares the text by telephone. */
export const checkCode = (hash: string): string => hash.slice(0, 12).replace(/(.{4})(?!$)/g, "$1 ");

/** Any name in braces counts, also one that no playbook knows: a misspelt {brnad} must not reach the public. */
const PLACEHOLDER = /\{(\p{L}[\p{L}\p{M}\p{N}_-]*)\}/gu;

export function openPlaceholders({ title, text }: Words): string[] {
  const names = [...`${title}\n${text}`.matchAll(PLACEHOLDER)].map((match) => match[1]!);
  return [...new Set(names)];
}

export const fillPlaceholders = (text: string, values: Readonly<Record<string, string | undefined>>): string =>
  text.replace(PLACEHOLDER, (whole, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? whole) : whole));

/** The text of one language that counts, and what has happened to it. */
export interface CurrentVersion extends Words {
  readonly language: Language;
  readonly number: number;
  readonly hash: string;
  /** Everyone who ever wrote exactly this text into the statement, by hand or through a key of theirs. */
  readonly authors: readonly string[];
  /** The one approval that no edit has voided. */
  readonly approval: { readonly id: string; readonly hash: string; readonly by: string } | null;
  readonly publishedAt: Date | null;
}

export type ApprovalCheck =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: "text-moved" | "own-text" | "empty-text" }
  | { readonly ok: false; readonly why: "open-placeholders"; readonly names: readonly string[] };

/** Four eyes: nobody approves a text of their own, and only the text that was read can be approved. */
export function mayApprove(version: CurrentVersion, { by, hash }: { by: string; hash: string }): ApprovalCheck {
  if (hash !== version.hash || hash !== hashWords(version.language, version)) return { ok: false, why: "text-moved" };
  if (version.title === "" || version.text === "") return { ok: false, why: "empty-text" };
  const names = openPlaceholders(version);
  if (names.length > 0) return { ok: false, why: "open-placeholders", names };
  return version.authors.includes(by) ? { ok: false, why: "own-text" } : { ok: true };
}

export type ApprovedVersion = CurrentVersion & { readonly approval: NonNullable<CurrentVersion["approval"]> };

/** Whether the approval on record is one that the rules allow for the text as it stands at this moment. */
export const isApproved = (version: CurrentVersion): version is ApprovedVersion =>
  version.approval !== null && mayApprove(version, version.approval).ok;

export const mayPublish = (version: CurrentVersion): version is ApprovedVersion =>
  version.publishedAt === null && isApproved(version);

export interface Course {
  readonly versions: readonly CurrentVersion[];
  readonly isReviewRequested: boolean;
  readonly isWithdrawn: boolean;
  readonly hasBeenPublished: boolean;
}

/** A statement waits as long as one of its texts does; it is published when nothing of it waits any more. */
export function stateOf({ versions, isReviewRequested, isWithdrawn, hasBeenPublished }: Course): StatementState {
  if (isWithdrawn) return "withdrawn";
  const pending = versions.filter((version) => version.publishedAt === null);
  if (pending.length === 0 && versions.length > 0) return "published";
  if (pending.length > 0 && pending.every(isApproved)) return "approved";
  if (isReviewRequested) return "in-review";
  return hasBeenPublished ? "published" : "draft";
}

/** Longer than any answer is waited for: an attempt without an outcome after this was cut off by a crash. */
export const ATTEMPT_PATIENCE = 2 * MINUTE;

/** What a delivery has come to. Begun and never ended means that the receiver may or may not have it. */
export function outcomeAt(
  now: Date,
  { outcome, attempted_at: attemptedAt }: { outcome: DeliveryOutcome; attempted_at: Date | null },
): DeliveryOutcome {
  const isCutOff =
    outcome === "waiting" && attemptedAt !== null && now.getTime() - attemptedAt.getTime() > ATTEMPT_PATIENCE;
  return isCutOff ? "unknown" : outcome;
}

export interface Settled {
  readonly outcome: "sent" | "refused" | "unknown";
  readonly problem: string | null;
}

export const settleAnswer = (status: number): Settled =>
  status >= 200 && status < 300
    ? { outcome: "sent", problem: null }
    : { outcome: "refused", problem: `The receiver answered with status ${status}.` };

const NOTHING_WAS_TAKEN = new Set(["host-unknown", "private-address", "not-http", "redirected"]);
const NO_CONNECTION = /\bconnect E(CONNREFUSED|HOSTUNREACH|NETUNREACH)\b/;

/** Refused only when it is certain that the receiver has nothing; every doubt is unknown. */
export function settleFailure(error: unknown): Settled {
  const problem = error instanceof Error ? error.message : String(error);
  const isCertain =
    error instanceof AppError && (NOTHING_WAS_TAKEN.has(error.code) || NO_CONNECTION.test(error.message));
  return { outcome: isCertain ? "refused" : "unknown", problem };
}
