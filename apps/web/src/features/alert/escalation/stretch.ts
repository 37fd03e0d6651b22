import type { IntlShape } from "react-intl";

const moment = { weekday: "short", day: "numeric", month: "short", hour: "numeric", minute: "2-digit" } as const;

/** Both ends of a stretch in the reader's words, for a sentence. */
export const sayStretch = (intl: IntlShape, { from, until }: { from: string; until: string }) => ({
  from: intl.formatDate(from, moment),
  until: intl.formatDate(until, moment),
});
