import { atomsOf, foldValue, normaliseValue } from "../match/words.ts";
import {
  anyOf,
  type Comparison,
  FIELD_NAMES,
  type FieldName,
  FLAG_NAMES,
  type FlagName,
  inARow,
  PART_NAMES,
  type PartName,
  type Query,
} from "../tree/node.ts";
import { printFlag } from "../tree/print.ts";
import type { Lexeme } from "./lex.ts";
import type { Place, ProblemList } from "./problem.ts";
import { isPlain, orComplain, readWords } from "./terms.ts";

export type FieldLexeme = Extract<Lexeme, { kind: "field" }>;

/** Other systems' names for the same fields. */
const FIELD_ALIASES: Record<string, string> = {
  tag: "hashtag",
  author: "from",
  language: "lang",
  url: "link",
  site: "link",
  domain: "link",
  headline: "title",
  authorname: "name",
};
const FLAG_ALIASES: Record<string, FlagName> = {
  retweet: "repost",
  links: "link",
  mentions: "mention",
  hashtags: "hashtag",
};
const FLAG_FIELDS = ["is", "has"];

export const KNOWN_FIELDS: readonly string[] = [...FIELD_NAMES, ...PART_NAMES, ...FLAG_FIELDS, "hashtag", "reach"];
/** Fields of which several values can be given, with commas between. */
const LISTS: ReadonlySet<string> = new Set(["from", "lang", "platform"]);

export function readField(field: FieldLexeme, problems: ProblemList): Query | null {
  const name = FIELD_ALIASES[field.name] ?? field.name;
  if (name === "hashtag") return readHashtag(field, problems);
  if (name === "reach") return readReach({ comparison: ">=", content: field.content }, field, problems);
  if (FLAG_FIELDS.includes(name)) return readFlag(field, problems);
  if (isOneOf(PART_NAMES, name)) return readPart(name, field, problems);
  if (isOneOf(FIELD_NAMES, name)) return readValues(name, field, problems);
  // "Warning: delays" is prose; a field has its value right behind the colon.
  if (field.content !== "") complainOfUnknownField(field, problems);
  return inARow(orComplain(atomsOf(field.raw), field.raw, field, problems));
}

/** The field whose value stands in parentheses, or null (with a problem) when there is none of that name. */
export function fieldNameOf(open: Extract<Lexeme, { kind: "fieldGroup" }>, problems: ProblemList): string | null {
  const name = FIELD_ALIASES[open.name] ?? open.name;
  if (KNOWN_FIELDS.includes(name)) return name;
  const nearest = nearestField(open.name);
  const suggestion = nearest === undefined ? "(" : `${nearest}:(`;
  problems.add(open, { code: "unknown-field", values: { field: open.name }, suggestion });
  return null;
}

export function readReach(
  reach: { comparison: Comparison; content: string },
  place: Place,
  problems: ProblemList,
): Query | null {
  const followers = parseFollowers(foldValue(reach.content));
  if (followers !== null) return { kind: "reach", comparison: reach.comparison, followers };
  problems.add(place, { code: "bad-number", suggestion: `reach${reach.comparison}1000` });
  return null;
}

function readHashtag(field: FieldLexeme, problems: ProblemList): Query | null {
  const atoms = atomsOf(field.content);
  if (atoms.length === 0) return complainOfMissingValue(field, problems);
  const [tag] = atoms;
  return atoms.length === 1 && isPlain(tag!) ? { kind: "hashtag", tag } : inARow(atoms);
}

function readFlag(field: FieldLexeme, problems: ProblemList): Query | null {
  const value = foldValue(field.content);
  if (value === "") return complainOfMissingValue(field, problems);
  const flag = FLAG_ALIASES[value] ?? value;
  if (isOneOf(FLAG_NAMES, flag)) return { kind: "flag", flag };
  const nearest = FLAG_NAMES.find((name) => isOneSlipAway(name, value));
  const suggestion = nearest === undefined ? undefined : printFlag(nearest);
  problems.add(field, { code: "unknown-flag", values: { flag: field.raw }, suggestion });
  return null;
}

function readPart(part: PartName, field: FieldLexeme, problems: ProblemList): Query | null {
  const asked = inARow(readWords(field.content, field.mark, field, problems));
  return asked === null ? complainOfMissingValue(field, problems) : { kind: "part", part, asked };
}

function readValues(name: FieldName, field: FieldLexeme, problems: ProblemList): Query | null {
  const isList = LISTS.has(name) && !field.isQuoted;
  const values = (isList ? field.content.split(/[,،;؛]/) : [field.content])
    .map((value) => normaliseValue(name, foldValue(value)))
    .filter((value) => value !== "");
  if (values.length === 0) return complainOfMissingValue(field, problems);
  if (name === "lang") for (const value of values) checkLanguage(value, field, problems);
  return anyOf(values.map((value): Query => ({ kind: "field", field: name, value })));
}

function parseFollowers(folded: string): number | null {
  const found = /^(\d[\d_,.]*?)\s?([km]?)$/.exec(folded);
  if (found === null) return null;
  const unit = found[2] === "k" ? 1000 : found[2] === "m" ? 1_000_000 : 1;
  const isDecimal = unit > 1 && /^\d+\.\d+$/.test(found[1]!);
  const digits = isDecimal ? found[1]! : found[1]!.replace(/[_,.]/g, "");
  const followers = Math.round(Number(digits) * unit);
  return Number.isSafeInteger(followers) ? followers : null;
}

function isOneOf<T extends string>(names: readonly T[], name: string): name is T {
  return (names as readonly string[]).includes(name);
}

function complainOfMissingValue(field: FieldLexeme, problems: ProblemList): null {
  problems.add(field, { code: "missing-value", values: { field: field.raw } });
  return null;
}

function checkLanguage(value: string, place: Place, problems: ProblemList): void {
  if (!/^[a-z]{2,3}(-[a-z0-9]+)*$/.test(value)) problems.add(place, { code: "unknown-language", values: { value } });
}

function complainOfUnknownField(field: FieldLexeme, problems: ProblemList): void {
  if (field.content.startsWith("//")) {
    problems.add(field, { code: "unquoted-address", suggestion: `link:"${field.raw}"` });
    return;
  }
  const nearest = nearestField(field.name);
  const value = field.isQuoted ? field.raw.slice(field.name.length + 1) : field.content;
  const suggestion = nearest === undefined ? `"${field.raw.replace(/["“”„«»\\]/g, "")}"` : `${nearest}:${value}`;
  problems.add(field, { code: "unknown-field", values: { field: field.name }, suggestion });
}

function nearestField(written: string): string | undefined {
  return KNOWN_FIELDS.find((name) => name.length > 2 && isOneSlipAway(name, written));
}

/** One letter more, less or different, or two neighbours swapped. */
function isOneSlipAway(right: string, written: string): boolean {
  let first = 0;
  while (first < right.length && right[first] === written[first]) first++;
  const [rest, other] = [right.slice(first), written.slice(first)];
  if (rest.slice(1) === other || rest === other.slice(1) || rest.slice(1) === other.slice(1)) return true;
  return rest[0] === other[1] && rest[1] === other[0] && rest.slice(2) === other.slice(2);
}
