import type { Lexeme } from "./lex.ts";
import { type Atom, type Comparison, FIELD_NAMES, type FieldName, inARow, type Query } from "./node.ts";
import type { Place, ProblemList } from "./problem.ts";
import { atomsOf, foldValue } from "./words.ts";

/** Other systems' names for the same fields. */
const FIELD_ALIASES: Record<string, string> = {
  tag: "hashtag",
  author: "from",
  language: "lang",
  url: "link",
  site: "link",
  domain: "link",
};

const KNOWN_FIELDS: readonly string[] = [...FIELD_NAMES, "hashtag", "reach"];

/** The searchable part of a bare run of signs, or null (with a problem) when it holds no letters. */
export function readTerm(content: string, place: Place, problems: ProblemList): Query | null {
  const wanted = withoutMisplacedStar(withoutForeignOperator(content, place, problems), place, problems);
  if (wanted === "") return null;
  const atoms = atomsOf(wanted);
  if (atoms.length === 1 && content.startsWith("#")) return { kind: "hashtag", tag: atoms[0]! };
  if (atoms.length === 1 && content.startsWith("@")) return { kind: "handle", handle: atoms[0]! };
  return inARow(orComplain(atoms, wanted, place, problems));
}

/** A star in front is dropped; behind a star inside a word nothing can be asked for. */
function withoutMisplacedStar(content: string, place: Place, problems: ProblemList): string {
  const wanted = content.replace(/^\*+/, "").replace(/(?<=[\p{L}\p{N}])\*+[\p{L}\p{N}].*$/su, "*");
  if (wanted !== content) {
    const message = "A star works only at the end of a word; what it cannot stand for is ignored.";
    problems.add(place, { code: "misplaced-star", message, suggestion: wanted === "" ? undefined : wanted });
  }
  return wanted;
}

/** Other search languages weigh words by ^2 and allow slips by ~1; taken as words, these would find nothing. */
function withoutForeignOperator(content: string, place: Place, problems: ProblemList): string {
  const operator = /[~^][\d.]*$/.exec(content);
  if (operator === null) return content;
  problems.add(place, {
    code: "foreign-operator",
    message: `“${operator[0]}” has no meaning here and is ignored; for words that stand close together write a NEAR/5 b.`,
  });
  return content.slice(0, operator.index);
}

export function readPhrase(content: string, place: Place, problems: ProblemList): Query | null {
  const atoms = atomsOf(content);
  if (atoms.length === 1) return readTerm(content.trim(), place, problems);
  return inARow(orComplain(atoms, content, place, problems));
}

export function readField(field: Extract<Lexeme, { kind: "field" }>, problems: ProblemList): Query | null {
  const name = FIELD_ALIASES[field.name] ?? field.name;
  if (name === "hashtag") return readHashtag(field, problems);
  if (name === "reach") return readReach({ comparison: ">=", content: field.content }, field, problems);
  if (isFieldName(name)) return readValue(name, field, problems);
  // "Warning: delays" is prose; a field has its value right behind the colon.
  if (field.content !== "") complainOfUnknownField(field, problems);
  return inARow(orComplain(atomsOf(field.raw), field.raw, field, problems));
}

export function readReach(
  reach: { comparison: Comparison; content: string },
  place: Place,
  problems: ProblemList,
): Query | null {
  const followers = parseFollowers(foldValue(reach.content));
  if (followers !== null) return { kind: "reach", comparison: reach.comparison, followers };
  problems.add(place, {
    code: "bad-number",
    message: "Reach is compared with a whole number of followers, as in reach>1000 or reach>=10k.",
    suggestion: `reach${reach.comparison}1000`,
  });
  return null;
}

function orComplain(atoms: Atom[], content: string, place: Place, problems: ProblemList): Atom[] {
  if (atoms.length > 0) return atoms;
  problems.add(place, {
    code: "no-letters",
    message: `“${shortened(content)}” has no letters or digits, so it is not searched for.`,
  });
  return atoms;
}

function readHashtag(field: Extract<Lexeme, { kind: "field" }>, problems: ProblemList): Query | null {
  const atoms = atomsOf(field.content);
  if (atoms.length === 0) return complainOfMissingValue(field, problems);
  return atoms.length === 1 ? { kind: "hashtag", tag: atoms[0]! } : inARow(atoms);
}

function readValue(name: FieldName, field: Extract<Lexeme, { kind: "field" }>, problems: ProblemList): Query | null {
  const value = normaliseValue(name, foldValue(field.content));
  if (value === "") return complainOfMissingValue(field, problems);
  if (name === "lang" && !/^[a-z]{2,3}(-[a-z0-9]+)*$/.test(value)) complainOfLanguage(value, field, problems);
  return { kind: "field", field: name, value };
}

/** A field's folded value as posts are compared with it; stable when applied again. */
export function normaliseValue(name: FieldName, folded: string): string {
  if (name === "from") return folded.replace(/^[@\s]+/, "");
  if (name === "link") return folded.replace(/^([a-z]+:\/\/|www\.|\s)+/, "").replace(/[/\s]+$/, "");
  return folded;
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

function isFieldName(name: string): name is FieldName {
  return (FIELD_NAMES as readonly string[]).includes(name);
}

function complainOfMissingValue(field: Extract<Lexeme, { kind: "field" }>, problems: ProblemList): null {
  problems.add(field, {
    code: "missing-value",
    message: `“${shortened(field.raw)}” needs a value right behind the colon, without a space.`,
  });
  return null;
}

function complainOfLanguage(value: string, place: Place, problems: ProblemList): void {
  problems.add(place, {
    code: "unknown-language",
    message: `“${shortened(value)}” is not a language code; codes look like en, ka, ru, fa, el or ar.`,
  });
}

function complainOfUnknownField(field: Extract<Lexeme, { kind: "field" }>, problems: ProblemList): void {
  if (field.content.startsWith("//")) {
    const suggestion = `link:"${field.raw}"`;
    const message = "An address is searched for with link:, here it is read as a phrase of its words.";
    problems.add(field, { code: "unknown-field", message, suggestion });
    return;
  }
  const nearest = KNOWN_FIELDS.find((name) => isOneSlipAway(name, field.name));
  const value = field.isQuoted ? field.raw.slice(field.name.length + 1) : field.content;
  problems.add(field, {
    code: "unknown-field",
    message: `There is no field “${shortened(field.name)}”; the fields are hashtag, from, lang, platform, link and reach.`,
    suggestion: nearest === undefined ? `"${field.raw.replace(/["“”„«»]/g, "")}"` : `${nearest}:${value}`,
  });
}

/** One letter more, less or different, or two neighbours swapped. */
function isOneSlipAway(right: string, written: string): boolean {
  let first = 0;
  while (first < right.length && right[first] === written[first]) first++;
  const [rest, other] = [right.slice(first), written.slice(first)];
  if (rest.slice(1) === other || rest === other.slice(1) || rest.slice(1) === other.slice(1)) return true;
  return rest[0] === other[1] && rest[1] === other[0] && rest.slice(2) === other.slice(2);
}

function shortened(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 40).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
