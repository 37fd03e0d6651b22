export interface SpanPart {
  readonly unit: "day" | "hour" | "minute";
  readonly value: number;
}

/** A span of minutes in at most two units, the way people say it: 135 is two hours and fifteen minutes. */
export function splitMinutes(minutes: number): SpanPart[] {
  const whole = Math.round(minutes);
  const parts: SpanPart[] = [
    { unit: "day", value: Math.floor(whole / 1440) },
    { unit: "hour", value: Math.floor((whole % 1440) / 60) },
    { unit: "minute", value: whole % 60 },
  ];
  const first = parts.findIndex((part) => part.value > 0);
  if (first < 0) return [{ unit: "minute", value: 0 }];
  return parts.slice(first, first + 2).filter((part) => part.value > 0);
}
