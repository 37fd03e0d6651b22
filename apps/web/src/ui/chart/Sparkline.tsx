import classes from "./Sparkline.module.css";

interface SparklinePoint {
  readonly at: string;
  readonly seen: number;
  readonly upper: number | null;
}

const WIDTH = 240;
const HEIGHT = 44;

/** The last day at a glance: the usual range as a shade, what came as a line. Words beside it say the same. */
export function Sparkline({ points }: { points: readonly SparklinePoint[] }) {
  if (points.length < 2) return <div className={classes.sparkline} />;
  const top = Math.max(4, ...points.map((point) => Math.max(point.seen, point.upper ?? 0)));
  const x = (index: number) => (index / (points.length - 1)) * WIDTH;
  const y = (value: number) => HEIGHT - 2 - (value / top) * (HEIGHT - 4);
  const trace = (read: (point: SparklinePoint) => number) =>
    points.map((point, index) => `${x(index).toFixed(1)},${y(read(point)).toFixed(1)}`).join(" L");
  const last = points.length - 1;
  return (
    <svg className={classes.sparkline} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <path className={classes.band} d={`M0,${HEIGHT} L${trace((point) => point.upper ?? 0)} L${x(last)},${HEIGHT}Z`} />
      <path className={classes.seen} d={`M${trace((point) => point.seen)}`} />
    </svg>
  );
}
