import type { AnswerOf } from "@tocsin/contract";

type Topic = AnswerOf<"listRising">["topics"][number];

const HARDLY_ANY = 1;

/** Below one person "usually about 0.4" would sound like a mistake: hardly anybody is the better word. */
export function sentenceForRise({ expected }: Pick<Topic, "expected">): string {
  if (expected === 0) return "understand.rise.new";
  return expected < HARDLY_ANY ? "understand.rise.rare" : "understand.rise.usual";
}
