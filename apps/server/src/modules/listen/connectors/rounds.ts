import type { Failed } from "./calls.ts";
import type { Change, FailureCode, Memory, Pulled, QuotaReading } from "./connector.ts";
import { fieldsOf } from "./payload.ts";

/**
 * A source that has several things to ask for (searches, walls, videos) does them in turn, a few calls at a time. Each has a
 * memory of its own, and the round goes on where it stopped: one long answer starves no other question, and a refusal or a
 * crash on the way loses nothing, because what was gathered is stored with the place it was gathered up to.
 */
export interface Errand {
  /** The same from one round to the next. */
  readonly key: string;
  readonly step: (memory: Memory) => Promise<Step>;
}
export type Step =
  | {
      readonly ok: true;
      readonly posts: readonly unknown[];
      readonly changes?: readonly Change[];
      readonly memory: Memory;
      /** False while there are more pages. */
      readonly isDone: boolean;
      readonly quotas?: readonly QuotaReading[];
      /** The platform is close to refusing: the round ends here, and goes on then. */
      readonly notBefore?: Date | undefined;
    }
  | Failed;

/** These concern the one errand; every other failure ends the round. */
const OWN_FAILURES: readonly FailureCode[] = ["forbidden", "address-not-found", "address-gone", "settings-wrong"];

export async function goRound(errands: readonly Errand[], memory: Memory, mostSteps: number): Promise<Pulled> {
  const round = new Round(errands, memory);
  for (let steps = 0; steps < mostSteps && !round.isOver; steps++) await round.advance();
  return round.end();
}

class Round {
  readonly #memories: Map<string, Memory>;
  readonly #waiting: Errand[];
  readonly #posts: unknown[] = [];
  readonly #changes: Change[] = [];
  readonly #quotas = new Map<string, QuotaReading>();
  #failure: Failed | undefined;
  #restUntil: Date | undefined;
  #isCutShort = false;

  constructor(errands: readonly Errand[], memory: Memory) {
    const kept = fieldsOf(memory.errands);
    this.#memories = new Map(errands.map(({ key }) => [key, fieldsOf(kept[key])]));
    const first = Math.max(
      0,
      errands.findIndex(({ key }) => key === memory.turn),
    );
    this.#waiting = [...errands.slice(first), ...errands.slice(0, first)];
  }

  get isOver(): boolean {
    return this.#waiting.length === 0 || this.#isCutShort;
  }

  async advance(): Promise<void> {
    const [errand] = this.#waiting as [Errand];
    const step = await errand.step(this.#memories.get(errand.key) ?? {});
    if (!step.ok) return this.#fail(step);
    this.#posts.push(...step.posts);
    this.#changes.push(...(step.changes ?? []));
    for (const reading of step.quotas ?? []) this.#quotas.set(reading.quota, reading);
    this.#memories.set(errand.key, step.memory);
    if (step.isDone) this.#waiting.shift();
    if (step.notBefore !== undefined) this.#rest(step.notBefore);
  }

  #rest(until: Date): void {
    this.#restUntil = until;
    this.#isCutShort = true;
  }

  #fail(failure: Failed): void {
    this.#failure ??= failure;
    if (OWN_FAILURES.includes(failure.code)) this.#waiting.shift();
    else this.#isCutShort = true;
  }

  /** What was gathered before a refusal is kept; the refusal is told when it is met again, or at once if there is nothing. */
  end(): Pulled {
    const failure = this.#failure;
    if (failure !== undefined && this.#posts.length + this.#changes.length === 0) return failure;
    const turn = this.#waiting[0]?.key;
    const notBefore = failure?.notBefore ?? this.#restUntil;
    return {
      ok: true,
      posts: this.#posts,
      changes: this.#changes,
      memory: { errands: Object.fromEntries(this.#memories), ...(turn !== undefined && { turn }) },
      quotas: [...this.#quotas.values()],
      hasMore: turn !== undefined && failure === undefined && notBefore === undefined,
      ...(notBefore !== undefined && { notBefore }),
    };
  }
}
