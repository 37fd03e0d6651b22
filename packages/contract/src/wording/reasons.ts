import type { Explanation } from "../detect.ts";

/** A sentence to be said in the reader's language: the catalogue's key and what fills it. */
export interface Sentence {
  readonly id: string;
  readonly values: Record<string, string | number | Date>;
}

type Rule = (why: Explanation) => Sentence | null;

const say = (id: string, values: Sentence["values"] = {}): Sentence => ({ id: `reason.${id}`, values });

const rules: readonly Rule[] = [
  (why) => sayCounted(why),
  (why) => sayFactor(why),
  (why) => sayRarity(why),
  (why) => (why.since === null || isSilence(why) ? null : say("since", { since: new Date(why.since) })),
  (why) => sayNegativity(why),
  (why) => sayVerdict(why),
  (why) => saySign(why, 0),
  (why) => saySign(why, 1),
  (why) => sayVoices(why),
  (why) => (why.isCoordinated ? say("coordinated") : null),
  (why) =>
    why.doublingMinutes !== null && why.doublingMinutes <= 120
      ? say("doubling", { minutes: Math.max(1, Math.round(why.doublingMinutes)) })
      : null,
  (why) =>
    why.topTerms.length === 0
      ? null
      : say("terms", {
          terms: why.topTerms
            .slice(0, 5)
            .map((top) => top.term)
            .join(" · "),
        }),
  (why) => (why.campaign === undefined ? null : say("campaign", { campaign: why.campaign })),
  (why) => (why.isLearning ? say("learning") : null),
  (why) =>
    why.silentSources.length === 0
      ? null
      : say("silent", { sources: why.silentSources.map((source) => source.name).join(" · ") }),
];

const isSilence = ({ channel }: Pick<Explanation, "channel">): boolean => countedBy(channel) === "silence";

/** A source that brings nothing at all is told by its last post, one that brings little by its count. */
function sayCounted({ channel, observed, expected, windowMinutes, since }: Explanation): Sentence {
  if (isSilence({ channel }) && since !== null)
    return say("silentSince", { since: new Date(since), perHour: (expected * 60) / windowMinutes });
  return say(countedBy(channel), { observed, expected, windowMinutes });
}

/** What was counted: voices, negative ones among them, or posts that do not come. */
export function countedBy(channel: string): "volume" | "negativeVolume" | "silence" {
  if (channel.startsWith("silence")) return "silence";
  return channel === "share" || channel.startsWith("negative") ? "negativeVolume" : "volume";
}

/** Negative voices are held against the usual share of what came, so no multiple of a usual hour can be named for them. */
function sayFactor({ channel, factor, expected }: Explanation): Sentence | null {
  if (factor === null || factor < 1.5 || expected < 1 || countedBy(channel) === "negativeVolume") return null;
  return say("factor", { factor });
}

/** Beyond ten years "once in N weeks" stops meaning anything to a reader. */
const LONGEST_WEEKS = 520;

function sayRarity({ oncePerWeeks, isLearning }: Explanation): Sentence | null {
  if (oncePerWeeks === null || isLearning || oncePerWeeks < 1.5) return null;
  return oncePerWeeks > LONGEST_WEEKS ? say("veryRare") : say("rare", { weeks: Math.round(oncePerWeeks) });
}

function sayNegativity({ negativeShare, usualNegativeShare }: Explanation): Sentence | null {
  if (negativeShare === null || negativeShare < 0.2) return null;
  if (usualNegativeShare === null) return say("negativeOnly", { share: negativeShare });
  return say("negative", { share: negativeShare, usual: usualNegativeShare });
}

function sayVerdict({ criticality }: Explanation): Sentence | null {
  return criticality === undefined || criticality.verdict === "unclear" ? null : say(criticality.verdict);
}

/** What spoke for the verdict; where there is none, a few words here and there would only mislead. */
function saySign({ criticality }: Explanation, place: number): Sentence | null {
  const reason = criticality?.verdict === "unclear" ? undefined : criticality?.reasons[place];
  if (reason === undefined) return null;
  const { sign, share, words } = reason;
  return sign === "elsewhere" ? say(sign, { share }) : say("sign", { sign, share, words: words.join(" · ") });
}

function sayVoices({ voices, echoes }: Explanation): Sentence | null {
  if (voices === 0) return null;
  return echoes > 0 ? say("echoes", { voices, echoes }) : say("voices", { voices });
}

/** Why the bell rang, sentence by sentence, the most telling first. */
export function reasonsOf(why: Explanation): Sentence[] {
  return rules.map((rule) => rule(why)).filter((sentence) => sentence !== null);
}
