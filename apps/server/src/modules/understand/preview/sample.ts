import type { previewShapes } from "@tocsin/contract";
import { findMatches, matchQuery } from "@tocsin/query";
import { detectLanguage } from "@tocsin/text";
import type { z } from "zod";
import { requireQuery } from "../search/service.ts";

/** Which of the pasted texts the query finds. They have no author and no platform, so such conditions do not hold of them. */
export function matchSample({
  query,
  lines,
}: z.output<typeof previewShapes.sampleBody>): z.infer<typeof previewShapes.sample> {
  const asked = requireQuery(query);
  const posts = lines.map((text) => {
    const { language } = detectLanguage(text);
    const post = { text, language, platform: "", author: { handle: "" } };
    return { isFound: matchQuery(asked, post), highlights: findMatches(asked, post), language };
  });
  const found = posts.filter(({ isFound }) => isFound);
  const languages = [...new Set(found.map(({ language }) => language))]
    .map((value) => ({ value, count: found.filter(({ language }) => language === value).length }))
    .sort((a, b) => b.count - a.count);
  return { count: found.length, languages, posts };
}
