/**
 * A query as far as it can be judged before a post is understood. Whoever filters a firehose does not know a post's
 * language or its author's reach: conditions on them count as met, so that what is thrown away is thrown away for certain.
 */
import type { Query } from "@tocsin/query";

const UNSEEN_FIELDS = new Set(["lang", "platform"]);
const UNSEEN_KINDS = new Set(["reach", "flag"]);

/** Null where any post may match. */
export function loosen(query: Query): Query | null {
  switch (query.kind) {
    case "and":
      return join(
        "and",
        query.children.map(loosen).filter((child) => child !== null),
      );
    case "or": {
      const children = query.children.map(loosen);
      return children.some((child) => child === null) ? null : join("or", children as Query[]);
    }
    case "not":
      return isSeen(query.child) ? query : null;
    default:
      return isSeen(query) ? query : null;
  }
}

function join(kind: "and" | "or", children: readonly Query[]): Query | null {
  if (children.length <= 1) return children[0] ?? null;
  return { kind, children };
}

function isSeen(query: Query): boolean {
  if (query.kind === "and" || query.kind === "or") return query.children.every(isSeen);
  if (query.kind === "not") return isSeen(query.child);
  if (query.kind === "field") return !UNSEEN_FIELDS.has(query.field);
  return !UNSEEN_KINDS.has(query.kind);
}
