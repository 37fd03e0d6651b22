/** The closed word lists of connectors and of what is done at platforms. */

/** `expiring`: the platform ends its credentials within a week. */
export const connectionStates = ["new", "healthy", "expiring", "expired", "failing"] as const;
export type ConnectionState = (typeof connectionStates)[number];
/** Why nothing was heard, or an act at a platform was refused: words under `connector.failure.<code>`. */
export const connectorFailures = [
  "address-gone",
  "address-not-found",
  "answer-too-large",
  "blocked",
  "credentials-expired",
  "credentials-missing",
  "credentials-refused",
  "credits-spent",
  "disconnected",
  "forbidden",
  "host-unknown",
  "not-a-feed",
  "not-http",
  "private-address",
  "quota-spent",
  "rate-limited",
  "redirect-loop",
  "scope-missing",
  "server-error",
  "settings-wrong",
  "timed-out",
  "unreachable",
  "unreadable-answer",
] as const;
export type ConnectorFailure = (typeof connectorFailures)[number];
/** `hold` and `release`: kept back until somebody has looked at it. */
export const moderationActs = ["hide", "unhide", "hold", "release", "delete"] as const;
export type ModerationActName = (typeof moderationActs)[number];
export const moderationOutcomes = ["sent", "refused", "unknown"] as const;
export type ModerationOutcome = (typeof moderationOutcomes)[number];

/** Whose export a table is recognised as; "tocsin" for the exchange format's own fields as columns. */
export const importTools = ["tocsin", "brandwatch", "meltwater", "talkwalker"] as const;
export type ImportTool = (typeof importTools)[number];
/** What a column of a table can fill: paths into the exchange format; a date and a time may stand apart. */
export const importFields = [
  ...(["platform", "externalId", "author.handle", "author.name", "author.followers", "author.verified"] as const),
  ...(["author.createdAt", "title", "text", "lang", "publishedAt", "date", "time", "url"] as const),
  ...(["inReplyTo", "repostOf", "engagement.likes", "engagement.comments", "engagement.reposts"] as const),
  ...(["engagement.quotes", "engagement.views"] as const),
] as const;
export type ImportField = (typeof importFields)[number];
