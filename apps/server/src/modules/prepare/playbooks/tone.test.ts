import { crisisTypes, languages } from "@tocsin/contract";
import { reviewTone } from "@tocsin/text";
import { expect, test } from "vitest";
import { playbooks } from "./index.ts";

const texts = crisisTypes.flatMap((type) =>
  languages.map((language) => ({ type, language, text: playbooks[type].texts[language].holdingStatement })),
);

test.each(texts)("the prepared statement of $type in $language has nothing to mend in its tone", (prepared) => {
  const { title, text } = prepared.text;
  for (const draft of [text, `${title}\n\n${text}`]) {
    expect(reviewTone(draft, prepared.language, "holding")).toEqual({ notes: [], missing: [] });
  }
});
