export const statementKinds = ["holding", "full", "update", "correction"] as const;
export type StatementKind = (typeof statementKinds)[number];
