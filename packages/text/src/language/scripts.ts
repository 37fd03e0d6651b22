export type Script =
  | "latin"
  | "greek"
  | "cyrillic"
  | "armenian"
  | "hebrew"
  | "arabic"
  | "devanagari"
  | "bengali"
  | "thai"
  | "georgian"
  | "hangul"
  | "kana"
  | "han"
  | "ethiopic";

const RANGES: readonly [from: number, to: number, script: Script][] = [
  [0x41, 0x5a, "latin"],
  [0x61, 0x7a, "latin"],
  [0xc0, 0x2af, "latin"],
  [0x370, 0x3ff, "greek"],
  [0x400, 0x52f, "cyrillic"],
  [0x531, 0x58f, "armenian"],
  [0x5d0, 0x5ff, "hebrew"],
  [0x620, 0x6ff, "arabic"],
  [0x750, 0x77f, "arabic"],
  [0x8a0, 0x8ff, "arabic"],
  [0x900, 0x97f, "devanagari"],
  [0x980, 0x9ff, "bengali"],
  [0xe00, 0xe7f, "thai"],
  [0x10a0, 0x10ff, "georgian"],
  [0x1100, 0x11ff, "hangul"],
  [0x1200, 0x137f, "ethiopic"],
  [0x1c90, 0x1cbf, "georgian"],
  [0x1e00, 0x1eff, "latin"],
  [0x1f00, 0x1fff, "greek"],
  [0x3040, 0x30ff, "kana"],
  [0x3400, 0x9fff, "han"],
  [0xac00, 0xd7af, "hangul"],
  [0xfb50, 0xfdff, "arabic"],
  [0xfe70, 0xfefe, "arabic"],
];

const SCRIPTS = [...new Set(RANGES.map(([, , script]) => script))];
const scriptOfCode = new Uint8Array(65536);
for (const [from, to, script] of RANGES) scriptOfCode.fill(SCRIPTS.indexOf(script) + 1, from, to + 1);

/** Latin letters count less: posts in other scripts are full of Latin brand names. */
const LATIN_WEIGHT = 0.58;

/** The script most letters of `text` belong to and its share of them; absent where there are no letters. */
export function findScript(text: string): { readonly script: Script; readonly share: number } | undefined {
  const counts = countLetters(text);
  let best = -1;
  let sum = 0;
  counts.forEach((count, i) => {
    sum += count;
    if (count > (counts[best] ?? 0)) best = i;
  });
  return best < 0 ? undefined : { script: SCRIPTS[best]!, share: counts[best]! / sum };
}

function countLetters(text: string): number[] {
  const counts = SCRIPTS.map(() => 0);
  for (let i = 0; i < text.length; i++) {
    const script = scriptOfCode[text.charCodeAt(i)]!;
    if (script > 0) counts[script - 1]! += 1;
  }
  counts[SCRIPTS.indexOf("latin")]! *= LATIN_WEIGHT;
  return counts;
}
