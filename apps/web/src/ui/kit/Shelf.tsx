import { Button, Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useMay } from "../session.ts";
import { MayNote } from "./MayNote.tsx";

interface ShelfProps {
  readonly lead: string;
  readonly add: string;
  readonly onAdd: () => void;
  readonly isOff?: boolean;
  readonly children: ReactNode;
}

/** The frame of everything that is prepared: what it is for, the button that adds one, and what is there. */
export function Shelf({ lead, add, onAdd, isOff = false, children }: ShelfProps) {
  const mayChange = useMay("administer");
  return (
    <Stack>
      <Group justify="space-between" align="flex-start">
        <Text c="dimmed" maw="36rem">
          {lead}
        </Text>
        <Button onClick={onAdd} disabled={!mayChange || isOff}>
          {add}
        </Button>
      </Group>
      <MayNote may={mayChange} reason="prepare.mayNot" />
      {children}
    </Stack>
  );
}
