import { createNarrativeWalk } from "@tocsin/server";
import { loadBundledAnalyser } from "@tocsin/text/node";
import { describe, expect, test } from "vitest";
import { asLine, placeLine } from "./narrative.ts";

const analyser = loadBundledAnalyser();
const line = (externalId: string, text: string, minute: number) =>
  JSON.stringify({
    platform: "x",
    externalId,
    author: { handle: `person${externalId}` },
    text,
    publishedAt: new Date(Date.UTC(2026, 2, 2, 9, minute)).toISOString(),
  });

describe("tocsin narrative", () => {
  test("tells the story and the copies of each post, and the stories in the end", () => {
    const walk = createNarrativeWalk({ analyser, stopTerms: ["Zumvari"] });
    const answers = [
      line("1", "Zumvari recalls cream puffs after children fell ill in the harbour school", 0),
      line("2", "RT Zumvari recalls cream puffs after children fell ill in the harbour school", 1),
      line("3", "Harbour school children ill after cream puffs, Zumvari confirms the recall", 2),
      line("4", "Lovely sunset on the other side of town", 3),
    ].map((written, index) => placeLine(walk, written, index + 1));
    expect(answers).toMatchObject([
      { externalId: "1", isEcho: false, narrativeId: "x 1" },
      { externalId: "2", isEcho: true, groupId: "x 1", narrativeId: "x 1" },
      { externalId: "3", isEcho: false, narrativeId: "x 1" },
      { externalId: "4", narrativeId: "x 4" },
    ]);
    const { narratives } = walk.summarise({ limit: 5, readerLanguage: "en" });
    expect(narratives.map(asLine)).toMatchObject([
      { type: "narrative", id: "x 1", size: 3, firstPost: { at: "2026-03-02T09:00:00.000Z" } },
    ]);
  });

  test("answers a line that is no post with its fault", () => {
    const walk = createNarrativeWalk({ analyser });
    expect(placeLine(walk, "{", 1)).toMatchObject({ externalId: null });
    expect(placeLine(walk, '{"platform":"x"}', 2)).toHaveProperty("error");
  });
});
