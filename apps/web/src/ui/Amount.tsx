import { useIntl } from "react-intl";

interface AmountProps {
  readonly value: number;
  /** `share` shows 0.25 as 25 %; `short` shows 12 300 as 12K. */
  readonly as?: "count" | "share" | "short";
}

export function Amount({ value, as = "count" }: AmountProps) {
  const intl = useIntl();
  if (as === "share") return intl.formatNumber(value, { style: "percent", maximumFractionDigits: 0 });
  if (as === "short") return intl.formatNumber(value, { notation: "compact", maximumFractionDigits: 1 });
  return intl.formatNumber(value, { maximumFractionDigits: value < 10 ? 1 : 0 });
}
