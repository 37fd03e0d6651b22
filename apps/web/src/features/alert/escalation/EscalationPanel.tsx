import { Stack } from "@mantine/core";
import { DutiesPanel } from "./people/DutiesPanel.tsx";
import { PoliciesPanel } from "./policies/PoliciesPanel.tsx";
import { RotationsPanel } from "./rotations/RotationsPanel.tsx";

/** Who is called when an alert rings: in which order, who is on call when, and when people may be called at all. */
export function EscalationPanel() {
  return (
    <Stack>
      <PoliciesPanel />
      <RotationsPanel />
      <DutiesPanel />
    </Stack>
  );
}
