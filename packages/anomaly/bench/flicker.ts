/**
 * Notifications of one incident of twelve hours on brands of several sizes, in one-minute rows with tone: incidents that
 * merely go on (steady, flickering, in waves, building up, fading, or a change of tone alone), as buzz and as crisis, and
 * two that change for the worse, where a second call is wanted. Beside them, alerts with a cooldown of an hour.
 */
import { createDetector } from "../src/index.ts";
import { isStartedAlone } from "./alone.ts";
import { poisson, type Random, seeded } from "./chance.ts";

const WARM_DAYS = 14;
const CRISIS_HOURS = 12;
const START = Date.UTC(2026, 0, 5);
const COOLDOWN = 60;
const USUAL_SHARE = 0.17;
const SHARES = { buzz: USUAL_SHARE, crisis: 0.7 };
const SIZES = [100, 1000, 10_000];
const SEEDS = [1, 2, 3];

/** How many times the usual number of voices come at an hour of the incident. */
type Course = (hours: number) => number;

const GOING_ON: Record<string, Course> = {
  steady: () => 10,
  flickering: (hours) => (Math.floor(hours * 2) % 2 === 0 ? 10 : 10 / 3),
  waves: (hours) => (hours % 5 < 2 ? 10 : 1),
  "building up": (hours) => 1 + 2 * Math.min(hours, CRISIS_HOURS - hours),
  fading: (hours) => 1 + 29 * 0.5 ** (hours / 2),
};

interface Incident {
  course: Course;
  share: Course;
}

interface Count {
  notifications: number;
  withCooldown: number;
}

/** Incidents that merely go on. */
function goingOn(kind: keyof typeof SHARES): [string, Incident][] {
  const incidents = Object.entries(GOING_ON).map(([name, course]): [string, Incident] => [
    name,
    { course, share: () => SHARES[kind] },
  ]);
  return kind === "buzz" ? incidents : [...incidents, ["tone alone", { course: () => 1, share: () => 0.7 }]];
}

/** Incidents that people want to hear of twice. */
const CHANGING: [string, Incident][] = [
  ["turns against the brand", { course: () => 10, share: (hours) => (hours < 2 ? USUAL_SHARE : 0.7) }],
  ["grows tenfold", { course: (hours) => (hours < 3 ? 5 : 50), share: () => 0.7 }],
];

function drawRow(random: Random, { course, share }: Incident, perMinute: number, hours: number) {
  const isOn = hours >= 0 && hours < CRISIS_HOURS;
  const voices = poisson(random, perMinute * (isOn ? course(hours) : 1));
  const negativePart = isOn ? share(hours) : USUAL_SHARE;
  let negative = 0;
  for (let i = 0; i < voices; i++) if (random() < negativePart) negative += 1;
  return { voices, negative };
}

function play(incident: Incident, perDay: number, seed: number): Count {
  const random = seeded(seed);
  const detector = createDetector({ rowMinutes: 1, timeZone: "UTC", weeklyBudget: 1 });
  const count = { notifications: 0, withCooldown: 0 };
  const onset = WARM_DAYS * 1440 + seed * 37;
  let lastAlert = Number.NEGATIVE_INFINITY;
  for (let minute = 0; minute < onset + (CRISIS_HOURS + 6) * 60; minute++) {
    const row = drawRow(random, incident, perDay / 1440, (minute - onset) / 60);
    const { change, score } = detector.observe({ at: START + minute * 60_000, ...row });
    if (minute < onset) continue;
    if (change && change.type !== "closed") count.notifications += 1;
    if (score < detector.threshold || minute - lastAlert < COOLDOWN) continue;
    lastAlert = minute;
    count.withCooldown += 1;
  }
  return count;
}

function measure(kind: string, incidents: [string, Incident][]) {
  const rows = incidents.map(([name, incident]) => {
    const plays = SIZES.flatMap((perDay) => SEEDS.map((seed) => play(incident, perDay, seed)));
    const mean = (of: keyof Count) => plays.reduce((sum, one) => sum + one[of], 0) / plays.length;
    return { kind, name, notifications: mean("notifications"), withCooldown: mean("withCooldown") };
  });
  return rows;
}

/** Means over sizes and seeds, by incident. */
export function measureFlicker() {
  return [
    ...measure("buzz", goingOn("buzz")),
    ...measure("crisis", goingOn("crisis")),
    ...measure("changing", CHANGING),
  ].map((row) => ({
    ...row,
    notifications: Math.round(row.notifications * 100) / 100,
    withCooldown: Math.round(row.withCooldown * 10) / 10,
  }));
}

if (isStartedAlone(import.meta.url)) console.table(measureFlicker());
