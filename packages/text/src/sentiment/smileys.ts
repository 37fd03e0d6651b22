/** What stands for typed faces: ☺, ☹, a unit of our own for a wry mouth, ❤. */
const SMILE = 0x263a;
const SAD = 0x2639;
const WRY = 0xe010;
const HEART = 0x2764;

interface Smiley {
  readonly face: number;
  /** Drawn out: "))", "((", ":D". */
  readonly isStrong: boolean;
  readonly end: number;
}

const FACE = /[:;=][-'o^]?([)\]}>*]+|[([{]+|[dp](?![\p{L}\p{N}])|[/\\|](?![/\\|\p{L}\p{N}]))/iuy;

/** The typed face that starts at `at`, whose unit is `code`; absent where there is none. */
export function readSmiley(text: string, at: number, code: number): Smiley | undefined {
  if (code === 58 || code === 59 || code === 61) return readFace(text, at);
  if (code === 41) return readParentheses(text, at, ")");
  if (code === 40) return readParentheses(text, at, "(");
  if (code === 60 && text.charCodeAt(at + 1) === 51) return { face: HEART, isStrong: false, end: at + 2 };
  if ((code | 32) === 120) return readLaugh(text, at);
  return undefined;
}

function readFace(text: string, at: number): Smiley | undefined {
  FACE.lastIndex = at;
  const match = FACE.exec(text);
  if (!match) return undefined;
  const mouth = match[1]!;
  const end = at + match[0].length;
  if (/[([{]/.test(mouth)) return { face: SAD, isStrong: mouth.length > 1, end };
  if (/[/\\|]/.test(mouth)) return { face: WRY, isStrong: false, end };
  return { face: SMILE, isStrong: mouth.length > 1 || /d/i.test(mouth), end };
}

/** In Russian a smile is a ")" that closes nothing, a frown a "(" that opens nothing. */
function readParentheses(text: string, at: number, sign: "(" | ")"): Smiley | undefined {
  let end = at + 1;
  while (text[end] === sign) end += 1;
  const isStrong = end > at + 1;
  if (sign === ")") {
    const isListNumber = !isStrong && /\d/.test(text[at - 1] ?? "");
    return isListNumber ? undefined : { face: SMILE, isStrong, end };
  }
  const opensNothing = isStrong || end >= text.length || /\s/.test(text[end]!);
  return opensNothing ? { face: SAD, isStrong, end } : undefined;
}

function readLaugh(text: string, at: number): Smiley | undefined {
  const isAlone = !/[\p{L}\p{N}]/u.test(text[at - 1] ?? " ") && !/[\p{L}\p{N}]/u.test(text[at + 2] ?? " ");
  return isAlone && text[at + 1] === "D" ? { face: SMILE, isStrong: true, end: at + 2 } : undefined;
}
