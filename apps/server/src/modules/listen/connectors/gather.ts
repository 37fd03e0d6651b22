import type { Change, HoldAsk, Memory } from "./connector.ts";

/** So many posts are handed over at once, or as many as came in so many milliseconds. */
const MOST_AT_ONCE = 200;
const EVERY_MS = 250;
/** Beyond this the reader waits, and with it, over the closing window of the connection, the sender. */
const MOST_WAITING = 2_000;
/** Even if nothing is kept, the place where we are is remembered: a restart must not read hours again. */
const REMEMBER_EVERY_MS = 5_000;
const ALIVE_EVERY_MS = 15_000;

export interface Gathering {
  readonly hear: HoldAsk["hear"];
  readonly alive: HoldAsk["alive"];
  /** Completes posts before they are handed over, such as with their authors' names. */
  readonly complete?: (posts: readonly unknown[]) => Promise<readonly unknown[]>;
  /** Called once when handing over has failed: close the connection, nobody listens any more. */
  readonly onFailure: () => void;
}

/**
 * Gathers what a connection brings and hands it over in batches, in order, one at a time. A memory is handed over together
 * with the last post it covers, never before it.
 */
export class Gatherer {
  readonly #gathering: Gathering;
  #posts: unknown[] = [];
  #changes: Change[] = [];
  #memory: Memory | undefined;
  #rememberedAt = Date.now();
  #handing: Promise<void> | undefined;
  #failure: { readonly error: unknown } | undefined;
  readonly #timers: NodeJS.Timeout[];

  constructor(gathering: Gathering) {
    this.#gathering = gathering;
    this.#timers = [setInterval(() => this.#tick(), EVERY_MS), setInterval(gathering.alive, ALIVE_EVERY_MS)];
    gathering.alive();
  }

  keep(post: unknown): void {
    this.#posts.push(post);
  }

  note(change: Change): void {
    this.#changes.push(change);
  }

  /** Everything up to here has been seen. A promise is returned when the reader should wait for the listener. */
  reach(memory: Memory): Promise<void> | undefined {
    this.#memory = memory;
    const waiting = this.#posts.length + this.#changes.length;
    if (waiting >= MOST_AT_ONCE) this.#handOver();
    return waiting >= MOST_WAITING ? this.#handing : undefined;
  }

  /** Hands the rest over and throws what went wrong on the way. */
  async end(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    while (this.#failure === undefined && (this.#handing !== undefined || this.#isWaiting)) {
      this.#handOver();
      await this.#handing;
    }
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  get #isWaiting(): boolean {
    return this.#memory !== undefined;
  }

  #tick(): void {
    const isDue = Date.now() - this.#rememberedAt >= REMEMBER_EVERY_MS;
    if (this.#posts.length + this.#changes.length > 0 || (isDue && this.#isWaiting)) this.#handOver();
  }

  #handOver(): void {
    if (this.#handing !== undefined || this.#failure !== undefined || this.#memory === undefined) return;
    const batch = { posts: this.#posts, changes: this.#changes, memory: this.#memory };
    this.#posts = [];
    this.#changes = [];
    this.#memory = undefined;
    this.#rememberedAt = Date.now();
    this.#handing = this.#hand(batch).finally(() => {
      this.#handing = undefined;
    });
  }

  async #hand({ posts, changes, memory }: { posts: unknown[]; changes: Change[]; memory: Memory }): Promise<void> {
    const { hear, complete = async (given) => given, onFailure } = this.#gathering;
    try {
      await hear({ posts: posts.length === 0 ? posts : await complete(posts), changes, memory });
    } catch (error) {
      this.#failure = { error };
      onFailure();
    }
  }
}
