/** The closed word lists of the product. A word stands here once and is used from database column to button. */

export const stages = ["listen", "understand", "detect", "alert", "respond", "publish", "review", "prepare"] as const;
export type Stage = (typeof stages)[number];

export const languages = ["en", "ka", "ru", "fa", "el", "ar"] as const;
export type Language = (typeof languages)[number];
export const rightToLeftLanguages: readonly Language[] = ["fa", "ar"];

export const roles = ["viewer", "responder", "approver", "admin"] as const;
export type Role = (typeof roles)[number];

/** What a route asks for. `signed-in` is any member; `public` asks for nobody. */
export const permissions = ["read", "respond", "approve", "administer"] as const;
export type Permission = (typeof permissions)[number];
export const rolePermissions: Record<Role, readonly Permission[]> = {
  viewer: ["read"],
  responder: ["read", "respond"],
  approver: ["read", "respond", "approve"],
  admin: ["read", "respond", "approve", "administer"],
};

/** What an API key may do. `ingest` sends posts in and reads nothing. */
export const keyScopes = ["read", "respond", "ingest"] as const;
export type KeyScope = (typeof keyScopes)[number];

export const sentiments = ["negative", "neutral", "positive"] as const;
export type Sentiment = (typeof sentiments)[number];

/** What a person may put right in the reading of a post. */
export const correctionFields = ["language", "sentiment", "crisis-types", "relevance"] as const;
export type CorrectionField = (typeof correctionFields)[number];

/** What an author is to the public, where the profile shows it or the team knows it. */
export const authorRoles = [
  "press",
  "authority",
  "employee",
  "customer",
  "influencer",
  "politician",
  "unknown",
] as const;
export type AuthorRole = (typeof authorRoles)[number];

/** Where an author stands by their record of posts about the own brands. */
export const standings = ["friend", "opponent", "mixed", "unknown"] as const;
export type Standing = (typeof standings)[number];

/** How two narratives hang together: one denies the other, one answers it, or both tell of one event. */
export const narrativeLinkKinds = ["denies", "answers", "same-event"] as const;
export type NarrativeLinkKind = (typeof narrativeLinkKinds)[number];

/** What posts can show of harm, gravest first, then of mere noise; "elsewhere" where they mean something else of a like name. */
export const saidSigns = [
  "harm",
  "accident",
  "safety",
  "breach",
  "outage",
  "fraud",
  "collapse",
  "misconduct",
  "authority",
  "lawsuit",
  "strike",
  "layoffs",
  "departure",
  "call",
  "blame",
  "privacy",
  "terms",
  "complaint",
  "rumour",
  "apology",
  "launch",
  "earnings",
  "market",
  "deal",
  "sport",
  "show",
  "promo",
  "award",
  "praise",
  "joke",
  "guide",
  "greeting",
  "politics",
  "elsewhere",
] as const;
export type SaidSign = (typeof saidSigns)[number];

export const crisisTypes = [
  "reputation",
  "activism",
  "customer-service",
  "influencer",
  "misinformation",
  "data-breach",
  "employee-conduct",
  "product-safety",
  "outage",
  "competitor",
] as const;
export type CrisisType = (typeof crisisTypes)[number];

export const platforms = [
  "x",
  "instagram",
  "facebook",
  "youtube",
  "telegram",
  "vk",
  "bluesky",
  "mastodon",
  "reddit",
  "news",
  "review",
  "mail",
  "other",
] as const;

export const alertKinds = ["crisis", "buzz", "data"] as const;
export type AlertKind = (typeof alertKinds)[number];

export const alertStates = ["ringing", "acknowledged", "dismissed", "closed"] as const;
export type AlertState = (typeof alertStates)[number];

/** Why a person said "not a crisis". Kept with the alert for people to read; the detector does not ask for it. */
export const dismissalReasons = [
  "campaign",
  "homonym",
  "sport-or-news",
  "spam",
  "known-issue",
  "too-small",
  "other",
] as const;
export type DismissalReason = (typeof dismissalReasons)[number];

export const incidentStates = ["open", "stable", "closed"] as const;
export type IncidentState = (typeof incidentStates)[number];

export const departments = [
  "lead",
  "spokesperson",
  "legal",
  "care",
  "operations",
  "security",
  "human-resources",
  "product",
  "social",
  "executive",
] as const;
/** The part a person plays in an incident; playbook steps name it. */
export type Department = (typeof departments)[number];

export const sourceKinds = [
  "feed",
  "webhook",
  "import",
  "news-search",
  "bluesky",
  "mastodon",
  "telegram",
  "vk",
  "x",
  "youtube",
  "facebook",
  "instagram",
  "reddit",
  "bale",
  "hacker-news",
  "email",
  "store-reviews",
] as const;
export type SourceKind = (typeof sourceKinds)[number];
/** What may be done at a platform. `hold` keeps a comment back until somebody has looked at it. */
export const abilities = [
  "search",
  "own-mentions",
  "comments",
  "stream",
  "publish",
  "reply",
  "edit",
  "hide",
  "hold",
  "delete",
  "idempotency",
] as const;
/** `lines` is one entry a line, `choice` one of the field's options. */
export const fieldShapes = ["text", "lines", "url", "number", "choice", "switch", "secret"] as const;
/** "weighted": X counts links as 23 and wide letters as two. */
export const lengthUnits = ["characters", "graphemes", "bytes", "weighted"] as const;
export const quotaUnits = ["calls", "posts", "units", "points", "USD"] as const;
export const sourceStates = ["new", "healthy", "late", "failing", "paused"] as const;
export type SourceState = (typeof sourceStates)[number];

export const statementStates = ["draft", "in-review", "approved", "published", "withdrawn"] as const;
export type StatementState = (typeof statementStates)[number];

/** What a draft can sound like that turns readers away. */
export const toneKinds = [
  "defensive",
  "blaming",
  "arguing",
  "sarcastic",
  "cold",
  "legalistic",
  "over-long",
  "shouting",
  "overpromising",
] as const;
/** Which way a place of a draft is mended. */
export const toneDirections = [
  "say-what-is",
  "show-proof",
  "stop-playing-down",
  "apologise-for-deed",
  "own-your-part",
  "not-the-customer",
  "answer-the-worry",
  "plain-words",
  "speak-to-a-person",
  "everyday-words",
  "no-threat",
  "shorter-sentence",
  "shorter-text",
  "calm-letters",
  "promise-what-is-sure",
] as const;
/** What readers of a draft wait for. */
export const toneParts = ["acknowledgement", "empathy", "action", "next-time"] as const;
/** What a draft is for: a statement of one of four kinds, or an answer to one person. */
export const draftKinds = ["holding", "full", "update", "correction", "reply"] as const;

/** Ways to reach people outside the product. A `push` bell is one browser of one person. */
export const bellKinds = [
  "email",
  "push",
  "telegram",
  "slack",
  "mattermost",
  "teams",
  "discord",
  "sms",
  "webhook",
] as const;
export type BellKind = (typeof bellKinds)[number];

/** `spared`: gathered with others, and no longer needed when the message went out. */
export const deliveryOutcomes = ["waiting", "sent", "refused", "unknown", "spared"] as const;
export type DeliveryOutcome = (typeof deliveryOutcomes)[number];

/** Why a message to somebody outside the product did not arrive. */
export const deliveryProblemCodes = [
  "unreachable",
  "host-unknown",
  "timed-out",
  "private-address",
  "address-bad",
  "redirected",
  "too-many",
  "receiver-down",
  "receiver-refused",
  "hook-gone",
  "hook-forbidden",
  "channel-gone",
  "posting-prohibited",
  "telegram-chat-unknown",
  "telegram-blocked",
  "telegram-token",
  "telegram-moved",
  "sms-no-gateway",
  "sms-refused",
  "sms-not-accepted",
  "push-gone",
  "push-refused",
  "mail-address",
  "mail-server",
  "mail-none",
  "bell-removed",
  "secret-unreadable",
  "failed",
] as const;
export type DeliveryProblemCode = (typeof deliveryProblemCodes)[number];

export const severities = [1, 2, 3, 4, 5] as const;
export type Severity = (typeof severities)[number];

export const calleeKinds = ["member", "contact"] as const;
export type CalleeKind = (typeof calleeKinds)[number];
export const shiftKinds = ["day", "week", "hours"] as const;
export type ShiftKind = (typeof shiftKinds)[number];

/** Where the calling for an alert stands. `held` while somebody has it, `exhausted` when nobody is left to call. */
export const escalationStates = ["none", "running", "held", "exhausted", "ended"] as const;
export type EscalationState = (typeof escalationStates)[number];

/** What can stand in the log of an alert's calling. */
export const escalationHappenings = [
  "begun",
  "grown",
  "planned",
  "rung",
  "bells",
  "reminded",
  "gathered",
  "spared",
  "waiting",
  "sent",
  "refused",
  "unknown",
  "already-rung",
  "off-duty",
  "no-way",
  "nobody-reached",
  "nobody-left",
  "acknowledged",
  "promised",
  "promise-expired",
  "answered",
  "declined",
  "dismissed",
  "incident",
  "closed",
] as const;
export type EscalationHappening = (typeof escalationHappenings)[number];
