/** The narrative that rang, named before the others: it is one story, into whatever parts its words would fall. */
import type { detectShapes } from "@tocsin/contract";
import type { SeenPost } from "../explain.ts";

type Told = detectShapes.Explanation["narratives"][number];

const EXAMPLES = 3;
const EXCERPT = 80;

/** `told` from most voices to fewest; unchanged where no post tells the narrative. */
export function nameFirst(told: readonly Told[], narrativeId: string | undefined, posts: readonly SeenPost[]): Told[] {
  const own = posts.filter((post) => narrativeId !== undefined && post.narrativeId === narrativeId);
  const others = told.filter((narrative) => narrative.narrativeId !== narrativeId);
  if (own.length === 0) return [...told];
  const main = told.find((narrative) => narrative.narrativeId === narrativeId);
  return [tellWhole(own, main), ...others];
}

function tellWhole(own: readonly SeenPost[], main: Told | undefined): Told {
  const voices = own.filter(({ isEcho }) => !isEcho);
  const spoken = voices.length > 0 ? voices : own;
  return {
    label: main?.label ?? excerptOf(spoken[0]!.text),
    size: own.length,
    voices: new Set(voices.map(({ authorKey }) => authorKey)).size,
    exampleIds: main?.exampleIds ?? spoken.slice(0, EXAMPLES).map(({ id }) => id),
    groupIds: main?.groupIds ?? [...new Set(spoken.slice(0, EXAMPLES).map(({ groupId }) => groupId))],
    narrativeId: own[0]!.narrativeId ?? null,
  };
}

const excerptOf = (text: string): string => {
  const signs = [...text.replace(/\s+/g, " ").trim()];
  return signs.length <= EXCERPT ? signs.join("") : `${signs.slice(0, EXCERPT - 1).join("")}…`;
};
