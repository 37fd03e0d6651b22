import { meetCitizen, meetPersona, type Speaker } from "./cast.ts";
import type { LanguagePack } from "./languagePack.ts";
import { packs } from "./languages/packs.ts";
import { lowerFirst } from "./phrase.ts";
import type { ExchangePost } from "./post.ts";
import type { CrisisKind, LaunchKind, Persona, StoryKind } from "./scenario.ts";
import { carried, nextCitizen, nextOpening, nextTemplate, type Story, type Turn } from "./story.ts";
import { callPersona, toneOf, wrapPost, writeText } from "./writing.ts";

const spokenBy: Partial<Record<StoryKind, Persona["role"]>> = {
  journalist: "press",
  launchPress: "press",
  viral: "influencer",
  statement: "official",
  announcement: "official",
};

const urgent: ReadonlySet<StoryKind> = new Set(["firstComplaint", "question", "anger", "family", "boycott", "rumour"]);

/** A person (or the press, an influencer, the company) says something in their own words. */
export function speak(story: Story, turn: Turn): ExchangePost {
  const { scenario, watch, dice } = story;
  const opening = nextOpening(story, turn.act);
  const pack = packs[opening ?? dice.weigh(turn.act.languages ?? scenario.languages)];
  const kind = opening ? turn.act.opensWith! : dice.weigh(turn.act.mix);
  const speaker = callSpeaker(story, pack, kind);
  const template = dressTemplate(story, pack, kind);
  const text = writeText(template, toneOf[kind], {
    pack,
    brand: watch.brand,
    rivals: scenario.competitors,
    speaker,
    dice,
  });
  const intent = {
    watch: watch.key,
    act: turn.act.name,
    language: pack.language,
    tone: toneOf[kind],
    heardAs: "voice",
  } as const;
  const post = wrapPost({ id: turn.id, at: turn.at, text, speaker, intent, dice });
  story.told.push(post);
  if (carried.has(kind)) story.carriers.push(post);
  return post;
}

function callSpeaker(story: Story, pack: LanguagePack, kind: StoryKind): Speaker {
  const { scenario, watch, dice } = story;
  const role = spokenBy[kind];
  if (role) return meetPersona(callPersona(scenario, role, { pack, brand: watch.brand, dice }), dice);
  return meetCitizen(pack, nextCitizen(story, pack.language));
}

function dressTemplate(story: Story, pack: LanguagePack, kind: StoryKind): string {
  const { dice } = story;
  const template = nextTemplate(story, `${pack.language}/${kind}`, templatesOf(pack, kind));
  if (!urgent.has(kind)) return template;
  const closer = dice.chance(0.4) ? ` ${dice.pick(pack.crisis.closers)}` : "";
  return dice.chance(0.35) ? joinOpener(dice.pick(pack.crisis.openers), template) + closer : template + closer;
}

/** "Right, so" goes on in the same sentence; "Heads up." begins another. */
function joinOpener(opener: string, template: string): string {
  return `${opener} ${/[,\p{L}]$/u.test(opener) ? lowerFirst(template) : template}`;
}

function templatesOf({ crisis, launch }: LanguagePack, kind: StoryKind): readonly string[] {
  return kind in crisis.kinds ? crisis.kinds[kind as CrisisKind] : launch[kind as LaunchKind];
}
