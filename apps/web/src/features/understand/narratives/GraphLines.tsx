import { useSay } from "../../../ui/say.ts";
import type { NarrativeLink } from "./growth.ts";
import type { Place } from "./layout.ts";
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
  const lines = drawLines(places, links);
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

/** From rim to rim; a second line between the same two carries its word further along. */
function drawLines(places: readonly Place[], links: readonly NarrativeLink[]): Line[] {
  const byId = new Map(places.map((place) => [place.id, place]));
  const drawn = new Map<string, number>();
  return links.flatMap(({ from, to, kind }) => {
    const [a, b] = [byId.get(from), byId.get(to)];
    if (a === undefined || b === undefined || a === b) return [];
    const pair = [from, to].sort().join(" ");
    const before = drawn.get(pair) ?? 0;
    drawn.set(pair, before + 1);
    const [start, end] = [toward(a, b, a.radius), toward(b, a, b.radius + 3)];
    const along = 0.5 + before * 0.18;
    const middle = { x: start.x + (end.x - start.x) * along, y: start.y + (end.y - start.y) * along };
    return [{ key: `${from} ${kind} ${to}`, kind, start, end, middle }];
  });
}

function toward(from: Place, to: Place, length: number): Point {
  const distance = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return {
    x: from.x + ((to.x - from.x) / distance) * length,
    y: from.y + ((to.y - from.y) / distance) * length,
  };
}
