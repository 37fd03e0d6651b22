import { ScrollArea, Table } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./Sheet.module.css";

/** A table that scrolls inside itself on small screens. Takes `Table.Thead` and `Table.Tbody`. */
export function Sheet({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ScrollArea type="auto" className={classes.sheet} viewportProps={{ tabIndex: 0 }}>
      <Table aria-label={label} verticalSpacing="xs">
        {children}
      </Table>
    </ScrollArea>
  );
}
