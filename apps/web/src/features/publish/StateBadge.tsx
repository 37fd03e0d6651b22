import { Badge, type MantineColor } from "@mantine/core";
import type { StatementState } from "@tocsin/contract/words";
import { useSay } from "../../ui/say.ts";
import type { VersionState } from "./readiness.ts";

const colours: Record<StatementState | VersionState, MantineColor> = {
  draft: "gray",
  "in-review": "ink",
  approved: "ink",
  published: "ink",
  withdrawn: "gray",
  voided: "ochre",
};

export function StatementBadge({ state }: { state: StatementState }) {
  const say = useSay();
  return <Mark colour={colours[state]} isFilled={state === "published"} label={say(`publish.state.${state}`)} />;
}

export function VersionBadge({ state }: { state: VersionState }) {
  const say = useSay();
  return <Mark colour={colours[state]} isFilled={state === "published"} label={say(`publish.version.${state}`)} />;
}

function Mark({ colour, isFilled, label }: { colour: MantineColor; isFilled: boolean; label: string }) {
  return (
    <Badge color={colour} variant={isFilled ? "filled" : "light"} tt="none" style={{ flexShrink: 0 }}>
      {label}
    </Badge>
  );
}
