import type { Clock } from "../../platform/clock.ts";

const SHORTEST_PAUSE = 500;

/** When a watch's bell listens: to every batch at once while posts come slowly, twice a second in a flood. */
export interface Pace {
  /** Whether the watch may be advanced now; if so, this counts as its turn. */
  takeTurn(watchId: string): boolean;
  /** The next moment it may. */
  nextTurn(): Date;
}

export function createPace(clock: Clock): Pace {
  const turns = new Map<string, number>();
  return {
    takeTurn(watchId) {
      const now = clock.now().getTime();
      if (now - (turns.get(watchId) ?? 0) < SHORTEST_PAUSE) return false;
      turns.set(watchId, now);
      return true;
    },
    nextTurn: () => new Date(clock.now().getTime() + SHORTEST_PAUSE),
  };
}
