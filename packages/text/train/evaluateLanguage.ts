import { detectLanguage } from "../src/index.ts";
import { SETS } from "./sets.ts";
import { findStudyFolder, readPosts } from "./study.ts";

/** How often the language of a set's development posts is told right, and how often they are taken for romanised speech. */
function measureLanguages(study: string): void {
  for (const set of SETS) {
    const language = set.path.slice(0, 2);
    const posts = readPosts(study, set.path, "dev");
    const found = posts.map((post) => detectLanguage(post.text));
    const right = found.filter((detected) => detected.language === language).length / posts.length;
    const romanised = found.filter((detected) => detected.romanised).length / posts.length;
    console.log(
      JSON.stringify({
        set: set.path,
        posts: posts.length,
        right,
        romanised,
        mistakenFor: countOthers(found, language),
      }),
    );
  }
}

function countOthers(found: readonly { language: string }[], language: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { language: other } of found) if (other !== language) counts[other] = (counts[other] ?? 0) + 1;
  return Object.fromEntries(
    Object.entries(counts)
      .sort((a, b) => b[1] - a[1])
      .slice(0, 4),
  );
}

const study = findStudyFolder();
if (study) measureLanguages(study);
else console.log("The study data is absent (set TOCSIN_STUDY_DATA): language is not measured.");
