/**
 * From a query of people to a condition of the database. What SQL cannot say exactly (NEAR, capitals, links inside texts)
 * becomes a wider condition, and the rows are checked again by the query engine; `isExact` tells which it is. A negated
 * wider condition would lose posts, so it becomes "anything".
 */
import { type Query, wordForms } from "@tocsin/query";
import { foldText } from "@tocsin/text";
import { type RawBuilder, sql } from "kysely";
import { handleWord, quoteLexeme } from "../../listen/index.ts";

export interface Condition {
  readonly sql: RawBuilder<boolean>;
  readonly isExact: boolean;
}

type Node<Kind extends Query["kind"]> = Extract<Query, { kind: Kind }>;
type Atom = Node<"word" | "prefix" | "forms" | "exact">;

const exactly = (condition: RawBuilder<unknown>): Condition => ({
  sql: condition as RawBuilder<boolean>,
  isExact: true,
});
const wider = (condition: RawBuilder<unknown>): Condition => ({ ...exactly(condition), isExact: false });
const anything = wider(sql`true`);
const holdsWords = (text: string) => sql`m.words @@ ${text}::tsquery`;

export function toCondition(query: Query): Condition {
  switch (query.kind) {
    case "word":
    case "prefix":
    case "forms":
    case "exact":
    case "phrase":
      return inWords(query);
    case "hashtag":
      return exactly(holdsWords(lexeme(query.tag, "#")));
    case "handle":
      return exactly(holdsWords(lexeme(query.handle, "@")));
    case "near":
      return wider(join([toCondition(query.left), toCondition(query.right)], "and").sql);
    case "part":
      return part(query);
    case "field":
      return field(query);
    case "flag":
      return FLAGS[query.flag];
    case "reach":
      return exactly(sql`m.author_followers ${sql.raw(query.comparison)} ${query.followers}`);
    case "and":
    case "or":
      return join(query.children.map(toCondition), query.kind);
    case "not":
      return negate(toCondition(query.child));
  }
}

/** The index knows folded words only, so what asks for a writing is checked again. */
function inWords(asked: Atom | Node<"phrase">): Condition {
  const atoms = asked.kind === "phrase" ? asked.words : [asked];
  const found = holdsWords(atoms.map((atom) => lexeme(atom)).join(" <-> "));
  return atoms.some(({ kind }) => kind === "exact") ? wider(found) : exactly(found);
}

function lexeme(atom: Atom, sign = ""): string {
  switch (atom.kind) {
    case "word":
      return quoteLexeme(sign + atom.word);
    case "prefix":
      return `${quoteLexeme(sign + atom.prefix)}:*`;
    case "exact":
      return quoteLexeme(foldText(atom.written));
    case "forms":
      return `(${[...wordForms(atom.word)].map(quoteLexeme).join(" | ")})`;
  }
}

function negate(child: Condition): Condition {
  return child.isExact ? exactly(sql`coalesce(not (${child.sql}), true)`) : anything;
}

function join(conditions: readonly Condition[], by: "and" | "or"): Condition {
  const parts = conditions.map((condition) => sql`(${condition.sql})`);
  const joined = sql`(${sql.join(parts, sql.raw(` ${by} `))})`;
  return conditions.every((condition) => condition.isExact) ? exactly(joined) : wider(joined);
}

/** Titles stand among the words of the text; names are not indexed at all. */
function part({ part, asked }: Node<"part">): Condition {
  return part === "title"
    ? wider(sql`(m.title is not null and ${inWords(asked).sql})`)
    : wider(sql`m.author_name <> ''`);
}

function field({ field, value }: Node<"field">): Condition {
  switch (field) {
    case "from":
      return exactly(holdsWords(quoteLexeme(handleWord(value))));
    case "lang":
      return exactly(sql`(r.language = ${value} or r.language like ${`${value}-%`})`);
    case "platform":
      return exactly(sql`m.platform = ${value}`);
    case "link": {
      const anywhere = `%${value.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
      return wider(sql`(m.url ilike ${anywhere} or m.text ilike ${anywhere})`);
    }
  }
}

const media = sql`case when jsonb_typeof(m.extra->'media') = 'array' then m.extra->'media' else '[]'::jsonb end`;

const FLAGS: Record<Node<"flag">["flag"], Condition> = {
  reply: exactly(sql`m.in_reply_to is not null`),
  repost: exactly(sql`m.repost_of is not null`),
  verified: exactly(sql`m.author_verified`),
  media: exactly(sql`jsonb_array_length(${media}) > 0`),
  link: wider(sql`m.text ~* 'https?://|www[.]'`),
  hashtag: exactly(holdsWords("'#':*")),
  mention: exactly(holdsWords("'@':*")),
};
