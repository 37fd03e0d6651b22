import { officialOf, type Speaker } from "./cast.ts";
import type { Dice } from "./dice.ts";
import type { EverydayKind, LanguagePack } from "./languagePack.ts";
import { fillPhrase, type Words, writeByHand } from "./phrase.ts";
import type { Engagement, ExchangePost, Intent, Platform, Tone } from "./post.ts";
import type { Brand, Persona, Scenario, StoryKind } from "./scenario.ts";

export const toneOf: Record<EverydayKind | StoryKind, Tone> = {
  praise: "positive",
  question: "neutral",
  complaint: "negative",
  chatter: "neutral",
  price: "neutral",
  advert: "neutral",
  humour: "positive",
  firstComplaint: "negative",
  anger: "negative",
  family: "negative",
  viral: "negative",
  journalist: "negative",
  authority: "negative",
  boycott: "negative",
  rumour: "negative",
  denial: "neutral",
  statement: "neutral",
  thanks: "positive",
  announcement: "positive",
  delight: "positive",
  tasting: "positive",
  where: "neutral",
  launchPress: "positive",
  launchDoubt: "neutral",
};

const platformsThatNameTheLanguage: readonly Platform[] = ["x", "bluesky", "mastodon", "news"];

export interface Sheet {
  pack: LanguagePack;
  brand: Brand;
  rivals: readonly Brand[];
  speaker: Speaker;
  dice: Dice;
}

/** Fills a template with the brand's names and the language's words, in the speaker's hand. */
export function writeText(template: string, tone: Tone, sheet: Sheet): string {
  const { pack, speaker, dice } = sheet;
  const text = fillPhrase(template, wordsOf(sheet), { gender: speaker.gender, dice });
  return writeByHand(text, speaker.hand, dice.pick(pack.cast.emoji[tone]));
}

/** Georgian templates write the case endings themselves. */
export function stemOf(georgianName: string): string {
  return georgianName.replace(/ი$/, "");
}

function wordsOf({ pack, brand, rivals }: Sheet): Words {
  const write = pack.language === "ka" ? stemOf : (name: string) => name;
  const names = brand.names[pack.language].map(write);
  return {
    ...pack.cast.words,
    brand: names,
    tag: [names[0]!],
    latin: [brand.latin],
    rival: rivals.map((rival) => write(rival.names[pack.language][0]!)),
    handle: [`${brand.key}_inv`],
  };
}

export interface Envelope {
  id: string;
  at: Date;
  text: string;
  speaker: Speaker;
  intent: Intent;
  dice: Dice;
}

export function wrapPost({ id, at, text, speaker, intent, dice }: Envelope): ExchangePost {
  const { author, platform } = speaker;
  return {
    platform,
    externalId: id,
    author,
    text,
    ...(platformsThatNameTheLanguage.includes(platform) ? { lang: intent.language } : {}),
    publishedAt: at.toISOString(),
    url: `https://${platform}.example/${author.handle}/${id}`,
    engagement: drawEngagement(author.followers ?? 0, dice),
    invented: true,
    lab: intent,
  };
}

/** A few per cent of the followers see a post; about one in thirty of these reacts. */
function drawEngagement(followers: number, dice: Dice): Engagement {
  const views = Math.round(followers * 0.3 * Math.exp(0.8 * dice.bell())) + dice.below(20);
  const likes = Math.round(views * 0.03 * dice.unit() * 2);
  return {
    likes,
    comments: Math.round(likes * 0.2 * dice.unit()),
    reposts: Math.round(likes * 0.15 * dice.unit()),
    views,
  };
}

/** The persona of a language and role; the official one speaks under the brand's own name. */
export function callPersona(
  scenario: Scenario,
  role: Persona["role"],
  { pack, brand, dice }: Pick<Sheet, "pack" | "brand" | "dice">,
): Persona {
  const cast = scenario.personas.filter((persona) => persona.language === pack.language && persona.role === role);
  const persona = dice.pick(cast);
  return role === "official" ? officialOf(brand, persona) : persona;
}
