import { describe, expect, test } from "vitest";
import { findLines, readFiles } from "./tree.ts";

const physicalCss =
  /(^|[\s;{])(margin|padding|border|scroll-margin|scroll-padding)-(left|right)\b|(^|[\s;{])(left|right)\s*:|(text-align|float|clear)\s*:\s*(left|right)\b|border-(top|bottom)-(left|right)-radius/;
const physicalStyle =
  /\b(margin|padding|border)(Left|Right)\b|\btextAlign:\s*["'](left|right)|\s(ml|mr|pl|pr|left|right)=[{"]|style=\{\{[^}]*\b(left|right):|\bta="(left|right)"/;

describe("right-to-left", () => {
  const sheets = readFiles("apps/web/src", /\.css$/);
  const components = readFiles("apps/web/src", /\.tsx$/);

  test("style sheets say start and end, never left and right", () => {
    expect(sheets.length).toBeGreaterThan(3);
    expect(sheets.flatMap((file) => findLines(file, physicalCss))).toEqual([]);
  });

  test("components say start and end, never left and right", () => {
    expect(components.length).toBeGreaterThan(20);
    expect(components.flatMap((file) => findLines(file, physicalStyle))).toEqual([]);
  });

  test.each(["  margin-left: 4px;", "a { right: 0 }", "text-align: left;", "border-top-left-radius: 2px"])(
    "%s is found",
    (text) => {
      expect(findLines({ path: "a.css", text }, physicalCss)).toHaveLength(1);
    },
  );

  test.each(['<Box ml="md" />', "style={{ paddingRight: 4 }}", "style={{ top: 0, left: 4 }}"])(
    "%s is found",
    (text) => {
      expect(findLines({ path: "a.tsx", text }, physicalStyle)).toHaveLength(1);
    },
  );
});
