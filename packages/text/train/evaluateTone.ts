import { readCases } from "../cases/readCases.ts";
import { type DraftKind, TONE_KINDS, TONE_LANGUAGES, type ToneKind, type ToneLanguage } from "../src/tone/kinds.ts";
import { reviewTone } from "../src/tone/reviewTone.ts";

/**
 * Per kind of trouble and per language, how often the notes on the written drafts are right (precision) and how many of the
 * named troubles are noted (recall). The same hands wrote drafts and phrases: these figures are a floor against breakage.
 * `--misses` lists what went wrong.
 */
interface Judged {
  readonly language: ToneLanguage;
  readonly text: string;
  readonly wanted: readonly string[];
  readonly found: readonly string[];
}

function judge(language: ToneLanguage): Judged[] {
  return readCases(`tone/${language}.txt`, "\t").map(([wanted, kind, text]) => {
    const { notes } = reviewTone(text!, language, kind as DraftKind);
    const found = [...new Set(notes.map((note) => note.kind))];
    return { language, text: text!, wanted: wanted === "-" ? [] : wanted!.split(","), found };
  });
}

function figures(drafts: readonly Judged[], kind: ToneKind) {
  const named = drafts.filter(({ wanted }) => wanted.includes(kind)).length;
  const noted = drafts.filter(({ found }) => found.includes(kind)).length;
  const right = drafts.filter(({ wanted, found }) => wanted.includes(kind) && found.includes(kind)).length;
  const share = (of: number) => (of === 0 ? null : Math.round((right / of) * 1000) / 1000);
  return { named, noted, right, precision: share(noted), recall: share(named) };
}

const drafts = TONE_LANGUAGES.flatMap(judge);
for (const kind of TONE_KINDS) console.log(JSON.stringify({ kind, ...figures(drafts, kind) }));
for (const language of TONE_LANGUAGES) {
  const own = drafts.filter((draft) => draft.language === language);
  const calm = own.filter(({ wanted }) => wanted.length === 0);
  const flagged = calm.filter(({ found }) => found.length > 0).length;
  const troubled = own.length - calm.length;
  const complete = own.filter(({ wanted, found }) => wanted.length > 0 && wanted.every((kind) => found.includes(kind)));
  console.log(JSON.stringify({ language, calm: calm.length, flagged, troubled, allFound: complete.length }));
}
if (process.argv.includes("--misses")) {
  for (const { language, text, wanted, found } of drafts) {
    if ([...wanted].sort().join() !== [...found].sort().join())
      console.log(`${language} wanted ${wanted.join() || "-"} found ${found.join() || "-"}: ${text}`);
  }
}
