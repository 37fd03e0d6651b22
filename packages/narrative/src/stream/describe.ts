import { centralSample, type LabelSettings, labelOf } from "./label.ts";
import type { Growth, ListedNarrative, NarrativeDescription } from "./narrative.ts";
import { rankedNames } from "./tally.ts";
import { HOUR, type Thread } from "./thread.ts";

const EXAMPLES = 3;
const SHOWN = 5;
const HOURS_BEFORE = 23;

export interface DescribeSettings extends Omit<LabelSettings, "majorityLanguage"> {
  /** The time of the latest post of the stream. */
  readonly now: number;
}

export function describeThread(thread: Thread, { now, ...reader }: DescribeSettings): NarrativeDescription {
  const languages = rankedNames(thread.languages);
  const label = labelOf(thread.samples, { ...reader, majorityLanguage: languages[0]?.[0] ?? "und" });
  return {
    id: thread.id,
    label: label.text,
    labelLanguage: label.language,
    isExcerpt: label.isExcerpt,
    terms: label.terms,
    stance: thread.stance,
    languages: languages.map(([language, posts]) => ({ language, posts })),
    size: thread.size,
    voices: thread.authors.count,
    echoes: thread.size - thread.groups,
    firstPost: thread.first,
    firstHighReachPost: thread.firstHighReach,
    lastAt: thread.lastAt,
    carriers: rankedNames(thread.tallies.carriers)
      .slice(0, SHOWN)
      .map(([authorKey, carried]) => ({ authorKey, carried })),
    growth: growthOf(thread, now),
    hashtags: rankedNames(thread.tallies.hashtags)
      .slice(0, SHOWN)
      .map(([hashtag, posts]) => ({ hashtag: `#${hashtag}`, posts })),
    links: rankedNames(thread.tallies.links)
      .slice(0, SHOWN)
      .map(([link, posts]) => ({ link, posts })),
    examples: examplesOf(thread, label.language, label.terms),
    negativeShare: thread.withSentiment === 0 ? null : thread.negative / thread.withSentiment,
  };
}

export function listThread({ id, size, authors, lastAt }: Thread): ListedNarrative {
  return { id, size, voices: authors.count, lastAt };
}

/** Hours are whole hours of the clock; the running one is filled up by the part of the hour before that is not over. */
function growthOf({ hours, first }: Thread, now: number): Growth {
  const current = Math.floor(now / HOUR);
  const passed = now / HOUR - current;
  const postsIn = (hour: number) => hours.get(hour) ?? 0;
  const perHourNow = postsIn(current) + postsIn(current - 1) * (1 - passed);
  const age = Math.min(HOURS_BEFORE, current - 1 - Math.floor(first.at / HOUR));
  if (age < 1) return { perHourNow, perHourBefore: null };
  let before = postsIn(current - 1) * passed;
  for (let hour = current - 1 - age; hour < current - 1; hour++) before += postsIn(hour);
  return { perHourNow, perHourBefore: before / (age + passed) };
}

function examplesOf({ samples }: Thread, language: string, terms: readonly string[]): string[] {
  const inLanguage = samples.filter((sample) => sample.language === language);
  const rest = inLanguage.length > 0 ? [...inLanguage] : [...samples];
  const examples: string[] = [];
  while (rest.length > 0 && examples.length < EXAMPLES) {
    const central = centralSample(rest, terms);
    examples.push(central.id);
    rest.splice(rest.indexOf(central), 1);
  }
  return examples;
}
