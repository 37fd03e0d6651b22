import type { AnswerOf } from "@tocsin/contract";

export type Mention = AnswerOf<"getMention">;
export type Reasons = AnswerOf<"getMentionReasons">;
export type Span = Mention["highlights"][number];

/** Title and text in one, as the reading sees them: the places it names count from the start of the title. */
export const wholeText = ({ title, text }: Mention): string => (title === null ? text : `${title}\n${text}`);

/** Places in the whole text as places in the title and places in the text below it. */
export function splitSpans({ title }: Mention, spans: readonly Span[]): { title: Span[]; text: Span[] } {
  if (title === null) return { title: [], text: [...spans] };
  const offset = title.length + 1;
  const below = spans.filter(({ end }) => end > offset);
  return {
    title: spans.filter(({ start }) => start < title.length),
    text: below.map(({ start, end }) => ({ start: Math.max(0, start - offset), end: end - offset })),
  };
}

/** Who it is for the search: the network and the handle, however it is written. */
export const authorKeyOf = ({ platform, author }: Mention): string => `${platform} ${author.handle.toLowerCase()}`;

const DAY_MS = 86_400_000;
const AROUND_DAYS = 15;

/** Thirty days with the post in their middle, as the insights read them from the address; never days to come. */
export function stretchAround(publishedAt: string, now: number): Record<string, string> {
  const at = Date.parse(publishedAt);
  if (at + AROUND_DAYS * DAY_MS >= now) return { span: "30d" };
  const print = (days: number) => new Date(at + days * DAY_MS).toISOString();
  return { from: print(-AROUND_DAYS), to: print(AROUND_DAYS) };
}
