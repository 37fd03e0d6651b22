import { ScrollArea, Table } from "@mantine/core";
import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import { Bidi } from "../Bidi.tsx";
import { useSay } from "../say.ts";
import { sayInstant } from "../time.tsx";
import type { ChartLine, ChartStep } from "./SeriesChart.tsx";

interface SeriesTableProps {
  readonly title: string;
  readonly steps: readonly ChartStep[];
  readonly lines: readonly ChartLine[];
  readonly cell: (line: ChartLine, step: ChartStep, value: number) => ReactNode;
}

/** The same chart in rows, latest first. */
export function SeriesTable({ title, steps, lines, cell }: SeriesTableProps) {
  const say = useSay();
  const intl = useIntl();
  const latestFirst = steps.map((step, index) => ({ step, index })).reverse();
  return (
    <ScrollArea h={300} viewportProps={{ tabIndex: 0, "aria-label": title }}>
      <Table stickyHeader withRowBorders fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say("shell.chart.at")}</Table.Th>
            {lines.map((line) => (
              <Table.Th key={line.key}>
                <Bidi>{line.name}</Bidi>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {latestFirst.map(({ step, index }) => (
            <Table.Tr key={step.from}>
              <Table.Td>{sayInstant(intl, step.from)}</Table.Td>
              {lines.map((line) => (
                <Table.Td key={line.key}>{cell(line, step, line.values[index] ?? 0)}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
