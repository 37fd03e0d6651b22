import { describe, expect, test } from "vitest";
import { failed } from "./calls.ts";
import type { Memory } from "./connector.ts";
import { type Errand, goRound, type Step } from "./rounds.ts";

/** Counts to `last`, a page a step. */
const counting = (key: string, last: number, refuse?: (page: number) => Step | undefined): Errand => ({
  key,
  step: async (memory) => {
    const page = Number(memory.page ?? 0) + 1;
    const posts = [`${key}${page}`];
    return refuse?.(page) ?? { ok: true, posts, memory: { page }, isDone: page >= last };
  },
});

async function pull(errands: readonly Errand[], memory: Memory, mostSteps = 3) {
  const pulled = await goRound(errands, memory, mostSteps);
  if (!pulled.ok) throw new Error(pulled.code);
  return pulled;
}

describe("a round", () => {
  test("goes on where it stopped, so that a long answer starves no other question", async () => {
    const errands = [counting("a", 5), counting("b", 1), counting("c", 1)];
    const first = await pull(errands, {});
    expect(first).toMatchObject({ posts: ["a1", "a2", "a3"], hasMore: true, memory: { turn: "a" } });
    const second = await pull(errands, first.memory);
    expect(second).toMatchObject({ posts: ["a4", "a5", "b1"], hasMore: true, memory: { turn: "c" } });
    expect(await pull(errands, second.memory)).toMatchObject({ posts: ["c1", "a6", "b2"], hasMore: false });
  });

  test("keeps what was heard before a refusal, and tells the refusal when it is met again", async () => {
    const busy = failed("rate-limited", "Too often.", { notBefore: new Date(5) });
    const errands = [counting("a", 1), counting("b", 1, () => busy), counting("c", 1)];
    const first = await pull(errands, {});
    expect(first).toMatchObject({ posts: ["a1"], hasMore: false, notBefore: new Date(5), memory: { turn: "b" } });
    expect(await goRound(errands, first.memory, 3)).toEqual(busy);
  });

  test("passes over what one errand is refused for itself", async () => {
    const errands = [counting("a", 1, () => failed("forbidden", "Closed.")), counting("b", 1)];
    expect(await pull(errands, {})).toMatchObject({ posts: ["b1"] });
    expect(await goRound(errands.slice(0, 1), {}, 3)).toMatchObject({ ok: false, code: "forbidden" });
  });

  test("rests when the platform is close to refusing", async () => {
    const notBefore = new Date(7);
    const near: Errand = {
      ...counting("a", 1),
      step: async () => ({ ok: true, posts: ["a1"], memory: {}, isDone: true, notBefore }),
    };
    expect(await pull([near, counting("b", 1)], {})).toMatchObject({
      posts: ["a1"],
      hasMore: false,
      notBefore,
      memory: { turn: "b" },
    });
  });

  test("forgets errands that are no longer asked, and survives a memory that is none", async () => {
    expect((await pull([counting("a", 1)], { errands: { gone: { page: 9 } }, turn: "gone" })).memory).toEqual({
      errands: { a: { page: 1 } },
    });
    expect(await pull([counting("a", 1)], { errands: "no", turn: 5 })).toMatchObject({ posts: ["a1"] });
    expect(await pull([], {})).toMatchObject({ posts: [], hasMore: false });
  });
});
