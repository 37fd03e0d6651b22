/**
 * The truth files say what an event is about as a regular expression; the product searches words. This turns the simple
 * ones over (literals, alternatives, optional signs, word boundaries, short gaps) and says what could not be kept.
 */
export interface Translation {
  readonly query: string;
  /** What the query does not ask exactly as the expression does; empty when nothing. */
  readonly losses: readonly string[];
}

/** One way to match: literals with a gap (in signs) before each but the first. */
interface Chain {
  readonly parts: readonly Literal[];
  readonly gaps: readonly number[];
}
interface Literal {
  readonly text: string;
  readonly startsWord: boolean;
  readonly endsWord: boolean;
}

const SIGNS_PER_WORD = 5;
/** Stands for one unknown sign and for a word boundary while the expression is being spelled out. */
const ANY = "\u0001";
const EDGE = "\u0002";
const GAP = /\u0003(\d+);/;

export function toQuery(
  expression: string,
  { caseSensitive = false, platforms = [] as readonly string[] } = {},
): Translation {
  if (expression === ".") return { query: platforms.map((name) => `platform:${name}`).join(" OR "), losses: [] };
  const losses = new Set<string>(caseSensitive ? ["upper and lower case"] : []);
  const chains = [...new Set(spell(expression))].map((written) => toChain(written, losses));
  return { query: [...new Set(chains.map(toClause))].join(" OR "), losses: [...losses] };
}

/** Every text an expression stands for, with signs for what is left open. */
function spell(expression: string): string[] {
  const marked = expression
    .replace(/\.\{0,(\d+)\}/g, "\u0003$1;")
    .replaceAll("\\b", EDGE)
    .replaceAll(".", ANY);
  const reader = { text: marked, at: 0 };
  return readAlternatives(reader);
}

interface Reader {
  readonly text: string;
  at: number;
}

function readAlternatives(reader: Reader): string[] {
  const found = [...readSequence(reader)];
  while (reader.text[reader.at] === "|") {
    reader.at += 1;
    found.push(...readSequence(reader));
  }
  return found;
}

function readSequence(reader: Reader): string[] {
  let spelled = [""];
  while (reader.at < reader.text.length && !"|)".includes(reader.text[reader.at]!)) {
    const next = readOne(reader);
    const isOptional = reader.text[reader.at] === "?";
    if (isOptional) reader.at += 1;
    const choices = isOptional ? [...next, ""] : next;
    spelled = spelled.flatMap((before) => choices.map((choice) => before + choice));
  }
  return spelled;
}

function readOne(reader: Reader): string[] {
  const sign = reader.text[reader.at++]!;
  if (sign !== "(") return [sign];
  const inner = readAlternatives(reader);
  reader.at += 1;
  return inner;
}

function toChain(written: string, losses: Set<string>): Chain {
  const pieces = written.split(GAP);
  const parts = pieces.filter((_, index) => index % 2 === 0).map((piece) => toLiteral(piece, losses));
  const gaps = pieces.filter((_, index) => index % 2 === 1).map(Number);
  if (gaps.length > 0) losses.add("order and distance of words");
  return { parts, gaps };
}

function toLiteral(piece: string, losses: Set<string>): Literal {
  const startsWord = piece.startsWith(EDGE) || /^[@#]/.test(piece);
  const text = piece.replaceAll(EDGE, "").replaceAll(ANY, " ").trim();
  if (!startsWord) losses.add("parts inside words");
  return { text, startsWord, endsWord: piece.endsWith(EDGE) };
}

function toClause({ parts, gaps }: Chain): string {
  return parts
    .map(toTerm)
    .reduce((left, right, index) => `${left} NEAR/${Math.ceil(gaps[index - 1]! / SIGNS_PER_WORD) || 1} ${right}`);
}

function toTerm({ text, endsWord }: Literal): string {
  const star = endsWord || text.startsWith("@") ? "" : "*";
  return /[^\p{L}\p{N}@]/u.test(text) ? `"${text}${star}"` : `${text}${star}`;
}
