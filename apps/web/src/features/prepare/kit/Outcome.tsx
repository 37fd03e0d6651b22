import { Badge } from "@mantine/core";
import type { DeliveryOutcome } from "@tocsin/contract/words";
import { useSay } from "../../../ui/say.ts";

const signs: Record<DeliveryOutcome, string> = { waiting: "…", sent: "✓", refused: "✕", unknown: "?" };

/** How a delivery ended. "Unknown" is its own word: it is neither a success nor a failure. */
export function Outcome({ outcome }: { outcome: DeliveryOutcome }) {
  const say = useSay();
  const isWorry = outcome === "refused" || outcome === "unknown";
  return (
    <Badge variant="light" color={isWorry ? "ochre" : "ink"} tt="none" style={{ flexShrink: 0 }}>
      <span aria-hidden="true">{signs[outcome]} </span>
      {say(`prepare.outcome.${outcome}`)}
    </Badge>
  );
}
