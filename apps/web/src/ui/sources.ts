import type { AnswerOf } from "@tocsin/contract";

export type SourceNow = AnswerOf<"getSituation">["sources"][number];

const worstFirst: readonly SourceNow["state"][] = ["failing", "late", "new", "paused", "healthy"];

export function sortSources(sources: readonly SourceNow[]): SourceNow[] {
  return [...sources].sort((a, b) => worstFirst.indexOf(a.state) - worstFirst.indexOf(b.state));
}

export const isSilent = (source: SourceNow) => source.state === "failing" || source.state === "late";
