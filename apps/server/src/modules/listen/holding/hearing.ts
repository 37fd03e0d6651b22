/**
 * What comes over one connection is stored in its order, one batch at a time: the first at once, and all that comes while it
 * is being stored together. So a slow stream waits for nothing, and a flood is stored in large transactions.
 */
import type { Change, Heard, Memory } from "../connectors/connector.ts";
import { BATCH } from "../intake.ts";

interface Waiting {
  readonly heard: Heard;
  readonly done: () => void;
  readonly fail: (error: unknown) => void;
}

/** Stores one batch: what the source was reminded of before it, and what it brings. */
export type Store = (before: Memory, heard: Heard) => Promise<void>;

export class Hearing {
  readonly #store: Store;
  readonly #waiting: Waiting[] = [];
  #memory: Memory;
  #storing: Promise<void> | undefined;

  constructor(memory: Memory, store: Store) {
    this.#memory = memory;
    this.#store = store;
  }

  /** Resolves when stored. */
  hear(heard: Heard): Promise<void> {
    return new Promise((done, fail) => {
      this.#waiting.push({ heard, done, fail });
      this.#storing ??= this.#storeAll().finally(() => {
        this.#storing = undefined;
      });
    });
  }

  /** Resolves when nothing is left to store. */
  async rest(): Promise<void> {
    while (this.#storing !== undefined) await this.#storing;
  }

  async #storeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#take();
      const heard = join(batch.map((one) => one.heard));
      try {
        await this.#store(this.#memory, heard);
        this.#memory = heard.memory;
        for (const { done } of batch) done();
      } catch (error) {
        // What comes after a hole must not be remembered as heard.
        for (const { fail } of [...batch, ...this.#waiting.splice(0)]) fail(error);
      }
    }
  }

  #take(): Waiting[] {
    let posts = 0;
    const end = this.#waiting.findIndex(({ heard }, place) => {
      posts += heard.posts.length;
      return posts > BATCH && place > 0;
    });
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : end);
  }
}

const join = (heard: readonly Heard[]): Heard => ({
  posts: heard.flatMap(({ posts }) => posts),
  changes: heard.flatMap(({ changes }): readonly Change[] => changes ?? []),
  memory: heard.at(-1)!.memory,
});
