import { BASELINE, BIN_MINUTES, DAY, DISPERSION, GATES, HOUR_MS, MINUTE_MS, PEAKS, SUSTAINED } from "./constants.ts";
import type { Decay } from "./dispersion.ts";

/** The constants of time expressed in bins of one length: computed once per detector. */
export interface Grain {
  rowMs: number;
  binMs: number;
  binsPerHour: number;
  hourBins: number;
  twoHourBins: number;
  /** Lengths of the sustained windows. */
  windowBins: readonly number[];
  longestBins: number;
  floor: number;
  levelGain: number;
  dispersion: Decay;
  weekKeep: number;
  binWeeks: number;
  peakGap: number;
  warmUpBins: number;
  /** Length of a day in the pieces it is kept in: hours, or rows where they are longer. */
  dayHours: number;
  daySpread: Decay;
}

/** Rows below five minutes share a bin; longer rows are bins of their own. */
export function grainOf(rowMinutes: number): Grain {
  const binMinutes = Math.max(BIN_MINUTES, rowMinutes);
  const hours = binMinutes / 60;
  const binsIn = (length: number) => Math.max(1, Math.round(length / hours));
  const hourBins = binsIn(1);
  const windowBins = SUSTAINED.hours.map(binsIn);
  const piece = hourBins * hours;
  return {
    rowMs: rowMinutes * MINUTE_MS,
    binMs: binMinutes * MINUTE_MS,
    binsPerHour: 1 / hours,
    hourBins,
    twoHourBins: binsIn(2),
    windowBins,
    longestBins: Math.max(...windowBins),
    floor: BASELINE.floorPerHour * hours,
    levelGain: 1 - 0.5 ** (hours / BASELINE.levelHalfLifeHours),
    dispersion: { keep: 0.5 ** (hours / DISPERSION.halfLifeHours), hours },
    weekKeep: 0.5 ** (hours / 168 / PEAKS.halfLifeWeeks),
    binWeeks: hours / 168,
    peakGap: binsIn(PEAKS.gapHours),
    warmUpBins: Math.ceil((GATES.warmUpHours * HOUR_MS) / (binMinutes * MINUTE_MS)),
    dayHours: Math.max(1, Math.round(DAY.hours / piece)),
    daySpread: { keep: 0.5 ** (piece / DAY.halfLifeHours), hours: piece },
  };
}
