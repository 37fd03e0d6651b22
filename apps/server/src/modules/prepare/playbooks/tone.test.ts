import { crisisTypes, languages } from "@tocsin/contract";
import { reviewTone } from "@tocsin/text";
import { expect, test } from "vitest";
import { playbooks } from "./index.ts";

/** As a person fills the open places. */
const ANSWERS: Record<string, string> = {
  brand: "Zumvari",
  what: "Some bottles of one batch smell of solvent.",
  nextUpdate: "12:00",
  contact: "care@zumvari.example",
};
const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => ANSWERS[name] ?? "09:40");

const texts = crisisTypes.flatMap((type) =>
  languages.map((language) => ({ type, language, text: playbooks[type].texts[language].holdingStatement })),
);

test.each(texts)("the prepared statement of $type in $language has nothing to mend in its tone", (prepared) => {
  const { title, text } = prepared.text;
  for (const draft of [text, fill(text), `${title}\n\n${fill(text)}`]) {
    expect(reviewTone(draft, prepared.language, "holding")).toEqual({ notes: [], missing: [] });
  }
});
