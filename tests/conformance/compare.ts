import { plainText } from "../../apps/server/src/modules/listen/connectors/markup.ts";

/** One field of one feed: what the suite expects there, and what was read. */
export interface Check {
  readonly path: string;
  readonly field: string;
  readonly isRight: boolean;
  readonly expected: string;
  readonly read: string;
}

const squeeze = (text: string): string => text.replace(/[\s\u00A0]+/g, "");

/** A suite writes texts with their markup, we read them without it; white space is nobody's promise. */
export const isSameText = (expected: string, read: string): boolean =>
  squeeze(expected) === squeeze(read) ||
  squeeze(plainText(expected)) === squeeze(read) ||
  squeeze(plainText(expected)) === squeeze(plainText(read));

export const isSameAddress = (expected: string, read: string): boolean =>
  expected === read || (URL.canParse(expected) && URL.canParse(read) && new URL(expected).href === new URL(read).href);

export function shareOf(checks: readonly Check[]): number {
  return checks.filter(({ isRight }) => isRight).length / checks.length;
}

export function printShares(suite: string, checks: readonly Check[]): string {
  const fields = [...new Set(checks.map(({ field }) => field))].sort();
  const line = (name: string, some: readonly Check[]) =>
    `${name} ${some.filter(({ isRight }) => isRight).length}/${some.length}`;
  const parts = fields.map((field) =>
    line(
      field,
      checks.filter((check) => check.field === field),
    ),
  );
  return `${suite}: ${(100 * shareOf(checks)).toFixed(1)}% of ${checks.length} fields read as expected (${parts.join(", ")})`;
}
