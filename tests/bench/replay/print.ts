import type { EventScore } from "./score.ts";

export interface SetResult {
  readonly name: string;
  readonly posts: number;
  readonly postsPerSecond: number;
  readonly events: readonly EventScore[];
  readonly outside: { readonly crisis: number; readonly buzz: number; readonly brandMonths: number };
  readonly inexact: readonly { readonly watch: string; readonly query: string; readonly losses: readonly string[] }[];
}

export function printResults(results: readonly SetResult[]): void {
  const summary = summarise(results);
  if (process.argv.includes("--json")) {
    console.log(JSON.stringify({ summary, sets: results }));
    return;
  }
  for (const result of results) printSet(result);
  console.log("\nAll sets");
  for (const [name, value] of Object.entries(summary)) console.log(`  ${name}: ${JSON.stringify(value)}`);
}

function printSet({ name, posts, postsPerSecond, events, outside, inexact }: SetResult): void {
  const { crisis, buzz, brandMonths } = outside;
  console.log(`\n${name}: ${posts} posts, ${postsPerSecond} posts/s of processor time`);
  if (events.length > 0)
    console.log(row(["event", "is", "posts", "rung as", "min", "(onset)", "to crisis", "sev", "type"]));
  for (const event of events) console.log(row(cellsOf(event)));
  console.log(`  outside events: ${crisis} crisis and ${buzz} buzz alerts in ${brandMonths.toFixed(1)} brand-months`);
  for (const { watch, losses, query } of inexact)
    console.log(`  not asked exactly (${losses.join(", ")}): ${watch} as ${query}`);
}

const cellsOf = (event: EventScore): string[] => [
  event.id + (event.isDetectable ? "" : " (not detectable)") + (event.wasOpen ? " (open before)" : ""),
  event.isCrisis ? "crisis" : "benign",
  String(event.posts),
  event.rung,
  show(event.minutesAfterStream),
  show(event.minutesAfterOnset),
  show(event.minutesToCrisis),
  show(event.severity),
  event.crisisType ?? "-",
];
const show = (value: number | null): string => (value === null ? "-" : String(value));

const WIDTHS = [58, 7, 6, 8, 7, 8, 10, 4, 16];
const row = (cells: readonly string[]): string =>
  `  ${cells.map((cell, index) => cell.padEnd(WIDTHS[index]!)).join(" ")}`;

function summarise(results: readonly SetResult[]) {
  const events = results.flatMap((result) => result.events);
  const ofKind = (isCrisis: boolean) => events.filter((event) => event.isCrisis === isCrisis);
  const detectable = ofKind(true).filter((event) => event.isDetectable);
  const delays = detectable.flatMap(({ minutesAfterStream }) => minutesAfterStream ?? []).sort((a, b) => a - b);
  const months = results.reduce((sum, { outside }) => sum + outside.brandMonths, 0);
  const alerts = (kind: "crisis" | "buzz") => results.reduce((sum, { outside }) => sum + outside[kind], 0);
  return {
    crises: { all: ofKind(true).length, ...countRung(ofKind(true)) },
    detectableCrises: { all: detectable.length, ...countRung(detectable) },
    benign: { all: ofKind(false).length, ...countRung(ofKind(false)) },
    medianMinutesAfterStream: delays[delays.length >> 1] ?? null,
    outsideEventsPerBrandMonth: {
      crisis: Number((alerts("crisis") / months).toFixed(3)),
      buzz: Number((alerts("buzz") / months).toFixed(3)),
      brandMonths: Math.round(months),
    },
  };
}

function countRung(events: readonly EventScore[]) {
  const count = (rung: EventScore["rung"]) => events.filter((event) => event.rung === rung).length;
  return { asCrisis: count("crisis"), asBuzz: count("buzz"), silent: count("silent") };
}
