/** What `replay` prints: one object per thing that people would have been told. */
import type { AlertKind, CrisisType, detectShapes } from "@tocsin/contract";
import { reasonsOf } from "@tocsin/contract/wording";
import { composeExplanation, type SeenPost, suggestType } from "../modules/detect/index.ts";
import type { Speaker } from "../platform/wording.ts";
import type { ReplayWatch, Turn } from "./course.ts";

type Explanation = detectShapes.Explanation;

export interface ReplayNarrative {
  readonly label: string;
  readonly size: number;
  readonly voices: number;
  /** The texts of up to three of its posts, cut to a readable length. */
  readonly examples: readonly string[];
  readonly exampleIds: readonly string[];
}
export interface ReplayLine {
  readonly type: "alert" | "escalated" | "closed" | "notice";
  /** When people would have heard of it: the end of the minute. */
  readonly at: string;
  readonly watch: string | null;
  readonly isOwn: boolean | null;
  readonly kind: AlertKind;
  readonly severity: number | null;
  readonly crisisType: CrisisType | null;
  readonly score: number | null;
  readonly observed: number | null;
  readonly expected: number | null;
  readonly negativeShare: number | null;
  readonly voices: number | null;
  readonly echoes: number | null;
  readonly coordinated: boolean | null;
  readonly narratives: readonly ReplayNarrative[];
  readonly reasons: readonly string[];
}

const LONGEST_EXAMPLE = 280;
const TYPES = { opened: "alert", escalated: "escalated", closed: "closed" } as const;

export function toLine(
  turn: Turn,
  { watch, at, speaker }: { watch: ReplayWatch; at: number; speaker: Speaker },
): ReplayLine {
  const { episode, observation, judged, posts, usual } = turn;
  const why = composeExplanation({
    engine: observation.explanation,
    narrativeId: turn.named,
    judged,
    posts,
    usual,
    query: watch.query,
    silentSources: [],
  });
  return {
    type: TYPES[turn.change],
    at: new Date(at).toISOString(),
    watch: watch.name,
    isOwn: watch.isOwn,
    kind: episode.kind,
    severity: episode.severity,
    crisisType: suggestType(posts),
    score: Number(episode.score.toFixed(2)),
    observed: why.observed,
    expected: why.expected,
    negativeShare: why.negativeShare,
    voices: why.voices,
    echoes: why.echoes,
    coordinated: why.isCoordinated,
    narratives: why.narratives.map((narrative) => toNarrative(narrative, posts)),
    reasons: sentencesOf(why, turn.change, speaker),
  };
}

function toNarrative(
  { label, size, voices, exampleIds }: Explanation["narratives"][number],
  posts: readonly SeenPost[],
): ReplayNarrative {
  const texts = exampleIds.flatMap((id) => posts.find((post) => post.id === id)?.text ?? []);
  return { label, size, voices, examples: texts.map(shortened), exampleIds };
}

const shortened = (text: string): string => {
  const signs = [...text.replace(/\s+/g, " ")];
  return signs.length <= LONGEST_EXAMPLE ? signs.join("") : `${signs.slice(0, LONGEST_EXAMPLE - 1).join("")}…`;
};

/** At the end of an episode what it was about still matters, how rare it is does not. */
const SAID_AT_THE_END = new Set([
  ...["volume", "negative", "negativeOnly", "harmful", "loud", "sign", "elsewhere"],
  ...["echoes", "voices", "coordinated", "terms"],
]);

function sentencesOf(why: Explanation, change: Turn["change"], speaker: Speaker): string[] {
  return reasonsOf(why)
    .filter(({ id }) => change !== "closed" || SAID_AT_THE_END.has(id.replace("reason.", "")))
    .map(({ id, values }) => speaker.say(id, values));
}

/** Something about the stream itself that a reader of the alerts must know. */
export const toNotice = (at: number, watch: ReplayWatch | null, sentence: string): ReplayLine => ({
  type: "notice",
  at: new Date(at).toISOString(),
  watch: watch?.name ?? null,
  isOwn: watch?.isOwn ?? null,
  kind: "data",
  severity: null,
  crisisType: null,
  score: null,
  observed: null,
  expected: null,
  negativeShare: null,
  voices: null,
  echoes: null,
  coordinated: null,
  narratives: [],
  reasons: [sentence],
});
