const top = (r: any) => LATIN_CLASSES[r.probabilities.indexOf(Math.max(...r.probabilities))]!;

import fs from "node:fs";
import zlib from "node:zlib";
import { cutToThreeWords, readLanguageCases } from "../../cases/language/languageCases.ts";
import { LATIN_CLASSES, soundLatin } from "../../src/language/latinModel.ts";
import { readSpeech } from "../../src/speech.ts";
import { findStudyFolder, readPosts } from "../study.ts";

const v = process.argv.includes("-v");
for (const cut of [false, true]) {
  const cases = readLanguageCases("dev", "romanised");
  const list = cut ? cutToThreeWords(cases) : cases;
  const by: Record<string, number[]> = {};
  for (const { code, text } of list) {
    const r = soundLatin(readSpeech(text).words)!;
    const l = code.split("-")[0]!;
    const p = r.probabilities[LATIN_CLASSES.indexOf(l as never)]!;
    const b = (by[l] ??= [0, 0, 0, 0]);
    b[0]!++;
    if (top(r) === l) b[1]!++;
    if (top(r) === l && p >= 0.6) b[2]!++;
    if (top(r) === l && p >= 0.8) b[3]!++;
    if (v && (top(r) !== l || p < 0.6) && !cut)
      console.log(code, text, top(r), r.probabilities.map((x) => x.toFixed(2)).join(" "));
  }
  console.log(cut, JSON.stringify(by));
}
const study = findStudyFolder()!;
const sets: [string, string[]][] = [
  "en/semeval2017",
  "en/airline",
  "en/umsab",
  "de/umsab",
  "es/umsab",
  "fr/umsab",
  "it/umsab",
  "pt/umsab",
  "hi/umsab",
  "ar-ma/afrisenti",
].map((s) => [s, readPosts(study, s, "dev").map((p) => p.text)]);
for (const r of ["spotifycares-2017", "raja-ampat-nickel-2025", "hn-frontpage-2020-2022"])
  sets.push([
    r,
    zlib
      .gunzipSync(fs.readFileSync(study + "/../replay/" + r + ".jsonl.gz"))
      .toString()
      .split("\n")
      .filter(Boolean)
      .slice(0, 6000)
      .map((l) => JSON.parse(l).text),
  ]);
for (const [s, posts] of sets) {
  const c = [0, 0, 0, 0];
  const ex: string[] = [];
  for (const t of posts) {
    const r = soundLatin(readSpeech(t).words);
    if (!r) continue;
    c[0]!++;
    const i = LATIN_CLASSES.indexOf(top(r));
    if (i < 5) {
      const p = r.probabilities[i]!;
      if (p >= 0.6) c[1]!++;
      if (p >= 0.8) {
        c[2]!++;
        ex.push(top(r) + " " + p.toFixed(2) + " " + t.slice(0, 90));
      }
      if (p >= 0.9) c[3]!++;
    }
  }
  console.log(s, c.join(" "), ((100 * c[1]!) / c[0]!).toFixed(2));
  if (v && s !== "ar-ma/afrisenti") console.log(ex.slice(0, 6).join("\n"));
}

import { readCases } from "../../cases/readCases.ts";

let fp = 0;
const fc = readCases("language/dev/foreign.txt", "\t");
for (const [c, t] of fc) {
  const r = soundLatin(readSpeech(t!).words)!;
  const i = LATIN_CLASSES.indexOf(top(r));
  if (i < 5) {
    if (r.probabilities[i]! >= 0.6) fp++;
    console.log(c, t, top(r), r.probabilities[i]!.toFixed(2));
  }
}
console.log("foreign", fc.length, fp);
