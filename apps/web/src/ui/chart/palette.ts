/** The canvas knows no CSS: colours and font are read from the page and read again when the scheme turns. */
export interface BandPalette {
  readonly seen: string;
  readonly over: string;
  readonly negative: string;
  readonly band: string;
  readonly expected: string;
  readonly grid: string;
  readonly text: string;
  readonly flag: string;
  readonly surface: string;
  readonly font: string;
  /** Lines beside each other, as many as a reader can tell apart. */
  readonly lines: readonly string[];
}

/** Each line has a dash of its own beside its colour, in pixels. */
export const lineDashes: readonly (readonly number[])[] = [[], [8, 4], [2, 3], [12, 3, 2, 3]];

export function readPalette(): BandPalette {
  const root = getComputedStyle(document.documentElement);
  const read = (name: string) => root.getPropertyValue(name).trim();
  return {
    seen: read("--chart-seen"),
    over: read("--chart-over"),
    negative: read("--chart-negative"),
    band: read("--chart-band"),
    expected: read("--chart-expected"),
    grid: read("--chart-grid"),
    text: read("--chart-text"),
    flag: read("--chart-expected"),
    surface: read("--surface"),
    font: read("--page-font"),
    lines: lineDashes.map((_, index) => read(`--chart-line-${index + 1}`)),
  };
}
