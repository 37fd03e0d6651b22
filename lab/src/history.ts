import { meetCitizen, meetPersona } from "./cast.ts";
import { type Dice, rollDice } from "./dice.ts";
import type { EverydayKind, LanguagePack } from "./languagePack.ts";
import { packs } from "./languages/packs.ts";
import type { ExchangePost } from "./post.ts";
import { readRhythm } from "./rhythm.ts";
import type { Scenario, Watch } from "./scenario.ts";
import { callPersona, toneOf, wrapPost, writeText } from "./writing.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Regulars: the posts of ordinary days come from these many people of a language, the first of them most often. */
const regulars = 140;

const everydayMix: Record<EverydayKind, number> = {
  praise: 0.29,
  question: 0.14,
  complaint: 0.17,
  chatter: 0.21,
  price: 0.08,
  advert: 0.04,
  humour: 0.07,
};

/** The ordinary days of a scenario up to `until`, sorted by time. */
export function buildHistory(scenario: Scenario, { seed, until }: { seed: string; until: Date }): ExchangePost[] {
  const from = new Date(until.getTime() - scenario.history.days * dayMs);
  return buildBackground(scenario, { seed, from, until });
}

/**
 * Ordinary posts of all watches in [from, until). Every hour is written from a seed of its own, so that an hour reads
 * alike whichever window asks for it: live play goes on where the history ends, and no id is given twice.
 */
export function buildBackground(
  scenario: Scenario,
  { seed, from, until }: { seed: string; from: Date; until: Date },
): ExchangePost[] {
  const loudness = readRhythm(scenario.history.rhythm, scenario.timeZone);
  const posts: ExchangePost[] = [];
  for (let hour = Math.floor(from.getTime() / hourMs); hour * hourMs < until.getTime(); hour++) {
    const share = loudness(new Date(hour * hourMs)) / 24;
    for (const watch of scenario.watches) posts.push(...writeHour({ scenario, watch, seed, hour, share }));
  }
  const [first, end] = [from.toISOString(), until.toISOString()];
  return posts.filter((post) => post.publishedAt >= first && post.publishedAt < end).sort(byTime);
}

export function byTime(one: ExchangePost, other: ExchangePost): number {
  return one.publishedAt < other.publishedAt ? -1 : one.publishedAt > other.publishedAt ? 1 : 0;
}

interface Hour {
  scenario: Scenario;
  watch: Watch;
  seed: string;
  hour: number;
  share: number;
}

function writeHour({ scenario, watch, seed, hour, share }: Hour): ExchangePost[] {
  const dice = rollDice(`${seed}/${watch.key}/${hour}`);
  const mean = (scenario.history.perDay[watch.key] ?? 0) * share * moodOfDay(seed, watch, hour);
  return Array.from({ length: dice.poisson(mean) }, (_, place) => {
    const at = new Date(hour * hourMs + dice.below(hourMs));
    const id = `inv-${seed}-${watch.key}-${hour.toString(36)}-${place}`;
    return writeEveryday({ scenario, watch, dice, at, id });
  });
}

/** Real days are more uneven than pure chance: each has a mood of its own. */
function moodOfDay(seed: string, watch: Watch, hour: number): number {
  const dice = rollDice(`${seed}/${watch.key}/day/${Math.floor(hour / 24)}`);
  return Math.exp(0.18 * dice.bell() - 0.016);
}

interface Moment {
  scenario: Scenario;
  watch: Watch;
  dice: Dice;
  at: Date;
  id: string;
}

function writeEveryday({ scenario, watch, dice, at, id }: Moment): ExchangePost {
  const { brand } = watch;
  const pack = packs[dice.weigh(scenario.languages)];
  const kind = dice.weigh(everydayMix);
  const speaker =
    kind === "advert"
      ? meetPersona(callPersona(scenario, "official", { pack, brand, dice }), dice)
      : meetRegular(pack, dice);
  const rivals = [scenario.brand, ...scenario.competitors].filter((other) => other.key !== brand.key);
  const text = writeText(dice.pick(pack.everyday[kind]), toneOf[kind], { pack, brand, rivals, speaker, dice });
  const intent = {
    watch: watch.key,
    act: "everyday",
    language: pack.language,
    tone: toneOf[kind],
    heardAs: "voice",
  } as const;
  return wrapPost({ id, at, text, speaker, intent, dice });
}

function meetRegular(pack: LanguagePack, dice: Dice) {
  return meetCitizen(pack, Math.floor(dice.unit() ** 1.5 * regulars));
}
