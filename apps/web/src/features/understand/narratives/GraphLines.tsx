import { useSay } from "../../../ui/say.ts";
import type { NarrativeLink } from "./growth.ts";
import { LABEL_HEIGHT, LABEL_WIDTH, type Place } from "./layout.ts";
import classes from "./NarrativeGraph.module.css";

interface GraphLinesProps {
  readonly places: readonly Place[];
  readonly links: readonly NarrativeLink[];
  readonly width: number;
  readonly height: number;
}

/** The lines between circles. The list under the picture says the same in sentences, so that eyes alone meet these. */
export function GraphLines({ places, links, width, height }: GraphLinesProps) {
  const say = useSay();
  const lines = drawLines(places, strongest(links));
  return (
    <div aria-hidden="true">
      <svg aria-hidden="true" className={classes.lines} viewBox={`0 0 ${Math.max(1, width)} ${height}`}>
        <defs>
          <marker
            id="narrative-arrow"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M0,0 L8,4 L0,8Z" />
          </marker>
        </defs>
        {lines.map((line) => (
          <line
            key={line.key}
            x1={line.start.x}
            y1={line.start.y}
            x2={line.end.x}
            y2={line.end.y}
            data-kind={line.kind}
            markerEnd={line.kind === "same-event" ? undefined : "url(#narrative-arrow)"}
          />
        ))}
      </svg>
      {lines.map((line) => (
        <span
          key={line.key}
          className={classes.kind}
          style={{ insetInlineStart: line.middle.x, insetBlockStart: line.middle.y }}
        >
          {say(`understand.link.${line.kind}`)}
        </span>
      ))}
    </div>
  );
}

/** More lines than these are a ball of wool; the list has them all. */
const MOST_LINES = 24;

const strongest = (links: readonly NarrativeLink[]) =>
  [...links].sort((a, b) => b.posts - a.posts).slice(0, MOST_LINES);

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Line {
  readonly key: string;
  readonly kind: NarrativeLink["kind"];
  readonly start: Point;
  readonly end: Point;
  readonly middle: Point;
}

/** From edge to edge; a second line between the same two carries its word further along. */
function drawLines(places: readonly Place[], links: readonly NarrativeLink[]): Line[] {
  const byId = new Map(places.map((place) => [place.id, place]));
  const drawn = new Map<string, number>();
  return links.flatMap(({ from, to, kind }) => {
    const [a, b] = [byId.get(from), byId.get(to)];
    if (a === undefined || b === undefined || a === b) return [];
    const pair = [from, to].sort().join(" ");
    const before = drawn.get(pair) ?? 0;
    drawn.set(pair, before + 1);
    const [start, end] = [leave(a, b), leave(b, a)];
    const along = 0.5 + before * 0.18;
    const middle = { x: start.x + (end.x - start.x) * along, y: start.y + (end.y - start.y) * along };
    return [{ key: `${from} ${kind} ${to}`, kind, start, end, middle }];
  });
}

const AIR = 4;

/** Where the line to `other` comes out from under a circle and its label. */
function leave(place: Place, other: Place): Point {
  const [dx, dy] = [other.x - place.x, other.y - place.y];
  const distance = Math.hypot(dx, dy) || 1;
  const part = dy > 0 ? belowLabel(place, Math.abs(dx), dy) : (place.radius + AIR) / distance;
  return { x: place.x + dx * Math.min(part, 0.5), y: place.y + dy * Math.min(part, 0.5) };
}

/** Which part of the way down lies over the label. */
function belowLabel({ radius }: Place, dx: number, dy: number): number {
  const reach = { x: LABEL_WIDTH / 2 + AIR, y: radius + LABEL_HEIGHT + AIR };
  return Math.min(dx === 0 ? 1 : reach.x / dx, reach.y / dy);
}
