/** Reading what platforms send: no field is believed to be there, nor to be what their documents say it is. */
export type Fields = Readonly<Record<string, unknown>>;

export const fieldsOf = (value: unknown): Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A text with something in it, as long as the exchange format lets it be. */
export function textOf(value: unknown, longest = Number.POSITIVE_INFINITY): string | undefined {
  if (typeof value !== "string" || value.trim() === "") return undefined;
  return value.length <= longest ? value : value.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "");
}

const LONGEST_ID = 300;

/** What names a thing at its platform: a text that is only good whole, or a number that was not rounded on its way. */
export function idOf(value: unknown): string | undefined {
  if (Number.isSafeInteger(value)) return String(value);
  const id = textOf(value);
  return id === undefined || id.length > LONGEST_ID ? undefined : id;
}

export function countOf(value: unknown): number | undefined {
  const count = typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof count === "number" && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

const LAST_SECOND = Date.UTC(9999, 0, 1) / 1000;

/** Seconds since 1970 as ISO 8601; undefined for what is no moment. */
export const momentOf = (seconds: unknown): string | undefined =>
  typeof seconds === "number" && seconds > 0 && seconds < LAST_SECOND
    ? new Date(seconds * 1000).toISOString()
    : undefined;

export const dateOf = (seconds: unknown): Date | undefined => {
  const moment = momentOf(seconds);
  return moment === undefined ? undefined : new Date(moment);
};

const LATEST = Date.UTC(2200, 0, 1);

/** Milliseconds since 1970 of a written date between 1970 and 2200; undefined for every other. */
export function timeOf(value: unknown): number | undefined {
  const time = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return time > 0 && time < LATEST ? time : undefined;
}

/** Only what is there, so that no field of a post is an empty promise. */
export function present<T extends Record<string, unknown>>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const there = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(there) as { [K in keyof T]?: NonNullable<T[K]> };
}

/** Undefined for what is not JSON. */
export function parseJson(body: string | Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

export const isText = (value: unknown): value is string => typeof value === "string";

/** Without those that could not be read. */
export const readable = <T>(items: readonly (T | null | undefined)[]): T[] =>
  items.filter((item): item is T => item !== null && item !== undefined);
