/**
 * Notifications of one crisis: twelve hours at ten times the usual that flicker (half hours on, half hours at a third of
 * it), on brands of several sizes, in one-minute rows with and without tone; beside it, alerts with a cooldown of an hour.
 */
import { createDetector } from "../src/index.ts";
import { isStartedAlone } from "./alone.ts";
import { poisson, seeded } from "./chance.ts";

const WARM_DAYS = 14;
const CRISIS_HOURS = 12;
const START = Date.UTC(2026, 0, 5);
const COOLDOWN = 60;

interface Count {
  notifications: number;
  withCooldown: number;
}

function play(perDay: number, seed: number, share: number): Count {
  const random = seeded(seed);
  const detector = createDetector({ rowMinutes: 1, timeZone: "UTC", weeklyBudget: 1 });
  const count = { notifications: 0, withCooldown: 0 };
  const onset = WARM_DAYS * 1440 + seed * 37;
  let lastAlert = Number.NEGATIVE_INFINITY;
  for (let minute = 0; minute < onset + (CRISIS_HOURS + 6) * 60; minute++) {
    const isCrisis = minute >= onset && minute < onset + CRISIS_HOURS * 60;
    const strength = isCrisis ? (Math.floor((minute - onset) / 30) % 2 === 0 ? 10 : 10 / 3) : 1;
    const voices = poisson(random, (perDay / 1440) * strength);
    let negative = 0;
    for (let i = 0; i < voices; i++) if (random() < (isCrisis ? share : 0.17)) negative += 1;
    const { change, score } = detector.observe({ at: START + minute * 60_000, voices, negative });
    if (minute < onset) continue;
    if (change && change.type !== "closed") count.notifications += 1;
    if (score < detector.threshold || minute - lastAlert < COOLDOWN) continue;
    lastAlert = minute;
    count.withCooldown += 1;
  }
  return count;
}

const SHARES = { buzz: 0.17, crisis: 0.7 };

/** Means over sizes and seeds, by the tone of the incident. */
export function measureFlicker() {
  return Object.entries(SHARES).map(([kind, share]) => {
    const plays = [100, 1000, 10_000].flatMap((perDay) => [1, 2, 3].map((seed) => play(perDay, seed, share)));
    const mean = (of: keyof Count) => plays.reduce((sum, one) => sum + one[of], 0) / plays.length;
    return { kind, incidents: plays.length, notifications: mean("notifications"), withCooldown: mean("withCooldown") };
  });
}

if (isStartedAlone(import.meta.url)) console.table(measureFlicker());
