import { describe, expect, it } from "vitest";
import { LABEL_HEIGHT, LABEL_WIDTH, layoutGraph, type Place } from "./layout.ts";

const nodes = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `n${index}`, weight: 100 - 3 * index }));

const boxOf = ({ x, y, radius }: Place) => ({
  start: x - Math.max(radius, LABEL_WIDTH / 2),
  end: x + Math.max(radius, LABEL_WIDTH / 2),
  top: y - radius,
  bottom: y + radius + LABEL_HEIGHT,
});

function countOverlaps(places: readonly Place[]): number {
  const boxes = places.map(boxOf);
  const pairs = boxes.flatMap((a, index) => boxes.slice(index + 1).map((b) => [a, b] as const));
  return pairs.filter(([a, b]) => a.start < b.end && b.start < a.end && a.top < b.bottom && b.top < a.bottom).length;
}

const distance = (a: Place, b: Place) => Math.hypot(a.x - b.x, a.y - b.y);

describe("the picture of narratives", () => {
  it.each([
    [30, 1150],
    [12, 340],
    [1, 340],
  ])("leaves %i narratives with their labels apart on %i pixels, inside the frame", (count, width) => {
    const { places, height } = layoutGraph(nodes(count), [], width);
    expect(countOverlaps(places)).toBe(0);
    for (const box of places.map(boxOf)) {
      expect(box.start).toBeGreaterThanOrEqual(0);
      expect(box.end).toBeLessThanOrEqual(width);
      expect(box.top).toBeGreaterThanOrEqual(0);
      expect(box.bottom).toBeLessThanOrEqual(height);
    }
  });

  it("is the same each time", () => {
    const links = [{ from: "n1", to: "n9" }];
    expect(layoutGraph(nodes(12), links, 900)).toEqual(layoutGraph(nodes(12), links, 900));
  });

  it("brings linked narratives nearer to each other", () => {
    const apart = layoutGraph(nodes(20), [], 1000).places;
    const linked = layoutGraph(nodes(20), [{ from: "n4", to: "n19" }], 1000).places;
    expect(distance(linked[4]!, linked[19]!)).toBeLessThan(distance(apart[4]!, apart[19]!));
  });

  it("keeps a chain of linked narratives together in a crowd", () => {
    const chain = [2, 11, 20, 29];
    const links = chain.slice(1).map((at, index) => ({ from: `n${chain[index]}`, to: `n${at}` }));
    const { places } = layoutGraph(nodes(30), links, 1000);
    for (const { from, to } of links) {
      const [a, b] = [from, to].map((id) => places.find((place) => place.id === id)!);
      expect(distance(a!, b!)).toBeLessThan(280);
    }
  });

  it("gives four times the voices twice the radius", () => {
    const { places } = layoutGraph(
      [
        { id: "a", weight: 100 },
        { id: "b", weight: 25 },
      ],
      [],
      600,
    );
    expect(places[0]!.radius / places[1]!.radius).toBeCloseTo(2);
  });

  it("ignores links that lead out of the picture", () => {
    expect(layoutGraph(nodes(2), [{ from: "n0", to: "gone" }], 600).places).toHaveLength(2);
  });
});
