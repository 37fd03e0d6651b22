/** The signature picture as plain SVG: what was to be expected, what came, and where it rang. */
import { DAY, HOUR } from "../../platform/clock.ts";
import type { CurveHour } from "../curve.ts";
import type { ReplayLine } from "../lines.ts";

interface Column {
  readonly at: number;
  readonly seen: number;
  readonly negative: number;
  readonly expected: number;
  readonly upper: number;
}

const WIDTH = 960;
const HEIGHT = 220;
const FOOT = 24;
const MOST_COLUMNS = 480;

/** Hours joined to as many columns as can be told apart; empty hours between are zeros. */
export function toColumns(hours: readonly CurveHour[]): { columns: Column[]; step: number } {
  const first = hours[0]?.at ?? 0;
  const span = (hours.at(-1)?.at ?? 0) + HOUR - first;
  const step = Math.max(1, Math.ceil(span / HOUR / MOST_COLUMNS)) * HOUR;
  const columns = Array.from({ length: Math.ceil(span / step) }, (_, index) => emptyColumn(first + index * step));
  for (const hour of hours) {
    const column = columns[Math.floor((hour.at - first) / step)];
    if (column === undefined) continue;
    column.seen += hour.seen;
    column.negative += hour.negative;
    column.expected += hour.expected;
    column.upper += hour.upper;
  }
  return { columns, step };
}

const emptyColumn = (at: number) => ({ at, seen: 0, negative: 0, expected: 0, upper: 0 });

interface Scale {
  x(at: number): number;
  y(count: number): number;
  readonly width: number;
}

export function drawChart(hours: readonly CurveHour[], lines: readonly ReplayLine[]): string {
  if (hours.length === 0) return "";
  const { columns, step } = toColumns(hours);
  const scale = scaleOf(columns, step);
  const end = columns.at(-1)!.at + step;
  return [
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Posts over time with the expected band and the alerts">`,
    drawBand(columns, scale, step),
    columns.map((column) => drawColumn(column, scale)).join(""),
    lines
      .filter(({ type }) => type !== "notice")
      .map((line) => drawMark(line, scale))
      .join(""),
    drawAxis(columns[0]!.at, end, scale, columns),
    "</svg>",
  ].join("");
}

function scaleOf(columns: readonly Column[], step: number): Scale {
  const first = columns[0]!.at;
  const span = columns.length * step;
  const most = highest(columns);
  return {
    x: (at) => round(((at - first) / span) * WIDTH),
    y: (count) => round((HEIGHT - FOOT) * Math.max(0, 1 - count / most) + 2),
    width: Math.max(0.6, round((WIDTH / columns.length) * 0.8)),
  };
}
/** The posts set the scale: a band that is still learning may be far wider than they are. */
const highest = (columns: readonly Column[]): number => columns.reduce((most, { seen }) => Math.max(most, seen), 1);

const round = (value: number): number => Math.round(value * 10) / 10;

function drawBand(columns: readonly Column[], { x, y }: Scale, step: number): string {
  const places = columns.map((column) => ({ ...column, middle: x(column.at + step / 2) }));
  const edge = places.map(({ middle, upper }) => `${middle},${y(upper)}`);
  const foot = [...places].reverse().map(({ middle }) => `${middle},${y(0)}`);
  const expected = places.map(({ middle, expected }) => `${middle},${y(expected)}`);
  return `<polygon class="band" points="${[...edge, ...foot].join(" ")}"/><polyline class="expected" points="${expected.join(" ")}"/>`;
}

function drawColumn({ at, seen, negative }: Column, { x, y, width }: Scale): string {
  if (seen === 0) return "";
  const bar = (name: string, count: number) =>
    count === 0
      ? ""
      : `<rect class="${name}" x="${x(at)}" y="${y(count)}" width="${width}" height="${round(y(0) - y(count))}"/>`;
  return bar("seen", seen) + bar("negative", negative);
}

/** Kind is told by the shape as well: a crisis points up, a buzz is a circle, the end is a stroke. */
function drawMark({ at, type, kind, reasons }: ReplayLine, { x }: Scale): string {
  const place = x(Date.parse(at));
  const title = `<title>${escapeMarkup(`${at} ${type} ${kind}: ${reasons[0] ?? ""}`)}</title>`;
  if (type === "closed") return `<path class="end" d="M${place} ${HEIGHT - FOOT}v-14">${title}</path>`;
  if (kind === "crisis")
    return `<path class="crisis" d="M${place} 2l6 12h-12zM${place} 14v${HEIGHT - FOOT - 14}">${title}</path>`;
  return `<g class="buzz">${title}<circle cx="${place}" cy="9" r="5"/><path d="M${place} 14v${HEIGHT - FOOT - 14}"/></g>`;
}

function drawAxis(first: number, end: number, { x, y }: Scale, columns: readonly Column[]): string {
  const days = Math.max(1, Math.ceil((end - first) / DAY / 8));
  const labels: string[] = [];
  for (let at = Math.ceil(first / DAY) * DAY; at < end; at += days * DAY)
    labels.push(
      `<path class="tick" d="M${x(at)} ${HEIGHT - FOOT}v4"/><text x="${x(at)}" y="${HEIGHT - 6}">${new Date(at).toISOString().slice(0, 10)}</text>`,
    );
  return `<path class="tick" d="M0 ${y(0)}H${WIDTH}"/>${labels.join("")}<text x="2" y="12">${highest(columns)}</text>`;
}

export const escapeMarkup = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
