import type { AnswerOf } from "@tocsin/contract";

type Topic = AnswerOf<"listRising">["topics"][number];

const HARDLY_ANY = 0.5;

/** Below a half, "usually about 0" would sound like a mistake: nobody is the better word. */
export function sentenceForRise({ expected }: Pick<Topic, "expected">): string {
  if (expected === 0) return "understand.rise.new";
  return expected < HARDLY_ANY ? "understand.rise.rare" : "understand.rise.usual";
}
