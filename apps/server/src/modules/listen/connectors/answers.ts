import { AppError } from "../../../platform/errors.ts";
import { type Failure, type FailureCode, failureCodes } from "./connector.ts";

/** A pause that a server asks for: seconds, or a date. Undefined when it says none, or nonsense. */
export function readRetryAfter(header: string | undefined, now: Date): Date | undefined {
  if (header === undefined) return undefined;
  const at = /^\d+$/.test(header) ? now.getTime() + Number(header) * 1000 : Date.parse(header);
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** What stopped a call before there was an answer. A fault of ours is thrown on. */
export function explainThrown(error: unknown): { readonly ok: false } & Failure {
  if (!(error instanceof AppError) || !isFailureCode(error.code)) throw error;
  return { ok: false, code: error.code, message: error.message };
}

const isFailureCode = (code: string): code is FailureCode => (failureCodes as readonly string[]).includes(code);

/** The same, where nothing may be thrown on: a fault of ours is told to `report`, and the source goes on living. */
export function explainStumble(error: unknown, report: (error: unknown) => void): { readonly ok: false } & Failure {
  try {
    return explainThrown(error);
  } catch (unforeseen) {
    report(unforeseen);
    return { ok: false, code: "unreadable-answer", message: "The answer could not be read; the log has the details." };
  }
}
