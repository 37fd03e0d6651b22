/**
 * Where the narratives stand in the picture. First as points: linked ones draw together, all others keep away from each other,
 * and everything leans to the middle, with ever smaller steps (Fruchterman and Reingold 1991). Then as boxes, since each
 * circle carries its label: what overlaps is pushed apart. The start is a spiral in the order given and nothing is drawn by
 * lot: the same narratives make the same picture. Lengths are pixels; `x` runs in reading direction.
 */
export interface GraphNode {
  readonly id: string;
  /** What the circle's area stands for. */
  readonly weight: number;
}

export interface GraphLink {
  readonly from: string;
  readonly to: string;
}

export interface Place {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export interface Layout {
  readonly places: readonly Place[];
  readonly height: number;
}

export const LABEL_WIDTH = 116;
export const LABEL_HEIGHT = 40;
const SMALLEST = 16;
const LARGEST = 42;
const GAP = 10;
const FILLED = 0.5;
const HAIR = 0.01;
const LEAST_HEIGHT = 300;
const ROUNDS = 240;
const SETTLING = 200;
const GRAVITY = 0.03;
const NEAREST = 90;
const LINK_LENGTH = 190;
const FIRST_STEP = 40;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

interface Box {
  readonly id: string;
  readonly radius: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
  x: number;
  y: number;
}

export function layoutGraph(nodes: readonly GraphNode[], links: readonly GraphLink[], width: number): Layout {
  const heaviest = Math.max(1, ...nodes.map(({ weight }) => weight));
  const radii = nodes.map(({ weight }) => Math.max(SMALLEST, Math.sqrt(weight / heaviest) * LARGEST));
  const height = heightFor(radii, width);
  const boxes = nodes.map(({ id }, index) => startBox({ id, radius: radii[index]! }, index, { width, height }));
  const springs = findSprings(boxes, links);
  for (let round = 0; round < ROUNDS; round++) {
    moveAll(boxes, springs, { width, height, step: FIRST_STEP * (1 - round / ROUNDS) });
  }
  for (let round = 0; round < SETTLING; round++) {
    pushApart(boxes);
    keepInside(boxes, { width, height });
  }
  dropApart(boxes);
  const places = boxes.map(({ id, x, y, radius }) => ({ id, radius, x, y: y - LABEL_HEIGHT / 2 }));
  return { places, height: Math.max(height, ...boxes.map((box) => Math.ceil(box.y + box.halfHeight))) };
}

/** What still overlaps after the pushing moves down past what is in its way; the picture grows with it. */
function dropApart(boxes: readonly Box[]) {
  const placed: Box[] = [];
  for (const box of [...boxes].sort((a, b) => a.y - a.halfHeight - (b.y - b.halfHeight))) {
    let hindrance = placed.find((other) => isOver(box, other));
    while (hindrance !== undefined) {
      box.y = hindrance.y + hindrance.halfHeight + box.halfHeight;
      hindrance = placed.find((other) => isOver(box, other));
    }
    placed.push(box);
  }
}

/** Boxes that merely touch count as apart; the hair keeps rounding from making an endless chase of it. */
const isOver = (a: Box, b: Box) =>
  Math.abs(a.x - b.x) < a.halfWidth + b.halfWidth - HAIR && Math.abs(a.y - b.y) < a.halfHeight + b.halfHeight - HAIR;

interface Frame {
  readonly width: number;
  readonly height: number;
}

/** High enough that the boxes fill about half of the picture. */
function heightFor(radii: readonly number[], width: number): number {
  const area = radii.reduce((sum, radius) => sum + LABEL_WIDTH * (2 * radius + LABEL_HEIGHT + GAP), 0);
  return Math.round(Math.max(LEAST_HEIGHT, area / (width * FILLED)));
}

function startBox({ id, radius }: { id: string; radius: number }, index: number, { width, height }: Frame): Box {
  const angle = index * GOLDEN_ANGLE;
  const distance = Math.sqrt(index) * 60;
  return {
    id,
    radius,
    halfWidth: Math.max(radius, LABEL_WIDTH / 2) + GAP / 2,
    halfHeight: radius + LABEL_HEIGHT / 2 + GAP / 2,
    x: width / 2 + Math.cos(angle) * distance,
    y: height / 2 + Math.sin(angle) * distance,
  };
}

type Spring = readonly [Box, Box];

function findSprings(boxes: readonly Box[], links: readonly GraphLink[]): Spring[] {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  return links.flatMap(({ from, to }) => {
    const [a, b] = [byId.get(from), byId.get(to)];
    return a === undefined || b === undefined || a === b ? [] : [[a, b] as const];
  });
}

interface Move {
  x: number;
  y: number;
}

/** One round of all forces; nobody moves further than `step`. */
function moveAll(boxes: readonly Box[], springs: readonly Spring[], { width, height, step }: Frame & { step: number }) {
  const moves = new Map<Box, Move>(
    boxes.map((box) => [box, { x: (width / 2 - box.x) * GRAVITY, y: (height / 2 - box.y) * GRAVITY }]),
  );
  boxes.forEach((a, index) => {
    for (const b of boxes.slice(index + 1))
      draw(a, b, moves, (distance) => -((NEAREST / distance) ** 2) * NEAREST * 0.1);
  });
  for (const [a, b] of springs) draw(a, b, moves, (distance) => (distance - LINK_LENGTH) * 0.5);
  for (const [box, move] of moves) {
    const length = Math.hypot(move.x, move.y);
    const kept = length > step ? step / length : 1;
    box.x += move.x * kept;
    box.y += move.y * kept;
  }
  keepInside(boxes, { width, height });
}

/** Draws two toward each other by `force(distance)`, or apart where it is negative. */
function draw(a: Box, b: Box, moves: ReadonlyMap<Box, Move>, force: (distance: number) => number) {
  const distance = Math.max(1, Math.hypot(b.x - a.x, b.y - a.y));
  const pull = force(distance) / distance;
  const [dx, dy] = [(b.x - a.x) * pull, (b.y - a.y) * pull];
  const [moveA, moveB] = [moves.get(a)!, moves.get(b)!];
  moveA.x += dx;
  moveA.y += dy;
  moveB.x -= dx;
  moveB.y -= dy;
}

/** Along the shorter way out, half by each. */
function pushApart(boxes: readonly Box[]) {
  boxes.forEach((a, index) => {
    for (const b of boxes.slice(index + 1)) {
      const overX = a.halfWidth + b.halfWidth - Math.abs(b.x - a.x);
      const overY = a.halfHeight + b.halfHeight - Math.abs(b.y - a.y);
      if (overX <= 0 || overY <= 0) continue;
      if (overX < overY) shift(a, b, "x", overX);
      else shift(a, b, "y", overY);
    }
  });
}

function shift(a: Box, b: Box, axis: "x" | "y", over: number) {
  const way = b[axis] >= a[axis] ? over / 2 : -over / 2;
  a[axis] -= way;
  b[axis] += way;
}

function keepInside(boxes: readonly Box[], { width, height }: Frame) {
  for (const box of boxes) {
    box.x = clamp(box.x, box.halfWidth, width - box.halfWidth);
    box.y = clamp(box.y, box.halfHeight, height - box.halfHeight);
  }
}

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));
