/** For tests: asks a connector as the product does, over real connections on loopback. */
import type { Ask, AskedSource, Change, Connector, Ended, Heard, HoldAsk, Memory } from "./connector.ts";
import { askAs } from "./trial.ts";

export type AskWish = Partial<Omit<Ask, "source">> & {
  readonly source: Partial<AskedSource> & Pick<AskedSource, "kind">;
};

export function askOf({ source, ...rest }: AskWish): Ask {
  const ask = askAs({ kind: source.kind, address: "", now: new Date("2026-03-02T09:00:00Z") });
  return { ...ask, ...rest, source: { ...ask.source, ...source } };
}

/** The same ask, later: with what the source was to be reminded of. */
export const reminded = (ask: Ask, memory: Memory): Ask => ({ ...ask, source: { ...ask.source, memory } });

/** Allows so many calls of a quota, then none. */
export function budget(calls: number): Ask["spend"] {
  let left = calls;
  return (_quota, amount) => {
    left -= amount;
    return left >= 0;
  };
}

/** A connection that is held while a test looks at what is heard on it. */
export interface Held {
  readonly posts: readonly Record<string, unknown>[];
  readonly changes: readonly Change[];
  readonly memory: () => Memory;
  readonly ended: Promise<Ended>;
  /** Until so many posts and changes were heard in all. */
  until(count: number): Promise<void>;
  stop(): Promise<Ended>;
}

export function hold(connector: Connector, ask: Ask, during?: (heard: Heard) => Promise<void>): Held {
  const posts: Record<string, unknown>[] = [];
  const changes: Change[] = [];
  const waiting: { count: number; resolve(): void }[] = [];
  const stopping = new AbortController();
  let memory: Memory = ask.source.memory;
  const hear: HoldAsk["hear"] = async (heard) => {
    await during?.(heard);
    posts.push(...(heard.posts as Record<string, unknown>[]));
    changes.push(...(heard.changes ?? []));
    memory = heard.memory;
    for (const { count, resolve } of waiting) if (posts.length + changes.length >= count) resolve();
  };
  const ended = connector.hold!({ ...ask, signal: stopping.signal, hear, alive: () => {} });
  return {
    ...{ posts, changes, ended, memory: () => memory },
    until: (count) =>
      posts.length + changes.length >= count
        ? Promise.resolve()
        : new Promise((resolve) => waiting.push({ count, resolve })),
    stop: () => {
      stopping.abort();
      return ended;
    },
  };
}
