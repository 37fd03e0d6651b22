import type uPlot from "uplot";
import type { BandMark } from "./bandColumns.ts";
import type { BandPalette } from "./palette.ts";

/** The letter on a mark's flag; the legend says what it stands for. */
export const markSigns: Record<BandMark["kind"], string> = {
  alert: "!",
  ring: "♪",
  incident: "△",
  statement: "¶",
  campaign: "★",
  note: "✎",
  gap: "∅",
};

const toX = (plot: uPlot, at: string) => plot.valToPos(new Date(at).getTime() / 1000, "x", true);

/** Hatched where a source was silent: low bars there are no calm. */
export function drawGaps(plot: uPlot, marks: readonly BandMark[], palette: BandPalette) {
  const { ctx, bbox } = plot;
  const end = bbox.left + bbox.width;
  for (const gap of marks.filter((mark) => mark.kind === "gap")) {
    const from = Math.max(bbox.left, toX(plot, gap.at));
    const to = Math.min(end, gap.until === null ? end : toX(plot, gap.until));
    if (to > from) hatch(ctx, { x: from, y: bbox.top, width: to - from, height: bbox.height }, palette.grid);
  }
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function hatch(ctx: CanvasRenderingContext2D, box: Box, colour: string) {
  const step = 7 * devicePixelRatio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(box.x, box.y, box.width, box.height);
  ctx.clip();
  ctx.strokeStyle = colour;
  ctx.lineWidth = 2 * devicePixelRatio;
  ctx.beginPath();
  for (let x = box.x - box.height; x < box.x + box.width; x += step) {
    ctx.moveTo(x, box.y + box.height);
    ctx.lineTo(x + box.height, box.y);
  }
  ctx.stroke();
  ctx.restore();
}

/** A thin line with a lettered flag for each alert, incident and statement. */
export function drawMarks(plot: uPlot, marks: readonly BandMark[], palette: BandPalette) {
  const { bbox } = plot;
  for (const mark of marks.filter((each) => each.kind !== "gap")) {
    const x = toX(plot, mark.at);
    if (x >= bbox.left && x <= bbox.left + bbox.width) drawFlag(plot, x, mark, palette);
  }
}

const FLAG_PX = 16;

function drawFlag({ ctx, bbox }: uPlot, x: number, mark: BandMark, palette: BandPalette) {
  const size = FLAG_PX * devicePixelRatio;
  ctx.save();
  ctx.setLineDash([]);
  ctx.strokeStyle = palette.text;
  ctx.lineWidth = devicePixelRatio;
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.fillStyle = palette.flag;
  ctx.beginPath();
  ctx.roundRect(x - size / 2, bbox.top - size, size, size, 3 * devicePixelRatio);
  ctx.fill();
  ctx.fillStyle = palette.surface;
  ctx.font = `700 ${11 * devicePixelRatio}px ${palette.font}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(markSigns[mark.kind], x, bbox.top - size / 2 + devicePixelRatio);
  ctx.restore();
}
