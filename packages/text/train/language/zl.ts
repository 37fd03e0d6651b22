import { cutToThreeWords, readLanguageCases } from "../../cases/language/languageCases.ts";
import { readCases } from "../../cases/readCases.ts";
import { detectLanguage } from "../../src/index.ts";
import { findStudyFolder, readPosts } from "../study.ts";

const v = process.argv.includes("-v");
const only = process.argv[2]!.split(",");
const d = (t: string) => {
  const r = detectLanguage(t);
  return r.romanised ? r.language + "-Latn" : r.language;
};
const run = (name: string, list: { code: string; text: string }[]) => {
  const by: Record<string, [number, number]> = {};
  for (const { code, text } of list) {
    const b = (by[code] ??= [0, 0]);
    b[0]++;
    const a = d(text);
    if (a === code) b[1]++;
    else if (v) console.log("  ", code, "->", a, detectLanguage(text).confidence.toFixed(2), "|", text.slice(0, 70));
  }
  console.log(
    name,
    Object.entries(by)
      .map(([k, [n, r]]) => k + " " + ((100 * r) / n).toFixed(1))
      .join("  "),
  );
};
for (const g of ["sentences", "neighbours"] as const) {
  const c = readLanguageCases("dev", g).filter((c) => only.includes(c.code));
  run(g, c);
  run(g + " 3", cutToThreeWords(c));
}
if (only.includes("for"))
  run(
    "foreign",
    readCases("language/dev/foreign.txt", "\t").map(([code, text]) => ({ code: code!, text: text! })),
  );
const study = findStudyFolder()!;
for (const s of [
  "en/semeval2017",
  "en/airline",
  "de/umsab",
  "es/umsab",
  "fr/umsab",
  "it/umsab",
  "pt/umsab",
  "ru/rusentitweet",
  "ru/sentirueval2016_telecom",
  "fa/itrc_instagram",
  "fa/deepsentipers",
  "ar/arsarcasm_v2",
  "ar/ajgt",
  "ar-dz/afrisenti",
  "ru/cedr",
])
  if (only.includes(s.slice(0, 2))) {
    const c = readPosts(study, s, "dev")
      .slice(0, 1200)
      .map((p) => ({ code: s.slice(0, 2), text: p.text }));
    const vv = v;
    run(s, c);
    run(s + " 3", cutToThreeWords(c));
  }
