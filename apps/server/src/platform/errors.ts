/** The one error that reaches people. `code` is stable and translated by the interface; `message` is its English sentence. */
export type ErrorKind =
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "missing"
  | "conflict"
  | "too-many"
  | "too-large"
  | "unavailable";

export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly params: Record<string, string | number>;

  constructor(kind: ErrorKind, code: string, message: string, params: Record<string, string | number> = {}) {
    super(message);
    this.kind = kind;
    this.code = code;
    this.params = params;
  }
}

export const missing = (what: string): AppError =>
  new AppError("missing", "not-found", `This ${what} does not exist, or no longer.`, { what });
export const conflict = (code: string, message: string): AppError => new AppError("conflict", code, message);
export const invalid = (code: string, message: string, params: Record<string, string | number> = {}): AppError =>
  new AppError("invalid", code, message, params);
export const forbidden = (code: string, message: string): AppError => new AppError("forbidden", code, message);

/** The row that must be there. */
export function found<T>(row: T | undefined, what: string): T {
  if (row === undefined) throw missing(what);
  return row;
}
