import { Stack } from "@mantine/core";
import { AccuracyPanel } from "./AccuracyPanel.tsx";
import { CorrectionsPanel } from "./CorrectionsPanel.tsx";
import { LearntPanel } from "./LearntPanel.tsx";

/** How far the reading can be trusted, and what the team has taught it. */
export function LearningTab() {
  return (
    <Stack gap="md">
      <AccuracyPanel />
      <LearntPanel />
      <CorrectionsPanel />
    </Stack>
  );
}
