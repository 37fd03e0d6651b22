import { Anchor, ScrollArea, Table } from "@mantine/core";
import { useIntl } from "react-intl";
import { Amount } from "../Amount.tsx";
import { Bidi } from "../Bidi.tsx";
import { useSay } from "../say.ts";
import { sayInstant } from "../time.tsx";
import { type BandMark, type BandPoint, isOver } from "./bandColumns.ts";

interface BandTableProps {
  readonly points: readonly BandPoint[];
  readonly marks: readonly BandMark[];
  /** Called with the point's place in `points`. */
  readonly onPick: ((index: number) => void) | undefined;
}

/** The same chart in rows, latest first, with the marks between the steps they fell into. */
export function BandTable({ points, marks, onPick }: BandTableProps) {
  const say = useSay();
  const intl = useIntl();
  const latestFirst = points.map((point, index) => ({ point, index, until: points[index + 1]?.at })).reverse();
  return (
    <ScrollArea h={300} viewportProps={{ tabIndex: 0, "aria-label": say("shell.chart.table") }}>
      <Table stickyHeader withRowBorders fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say("shell.chart.at")}</Table.Th>
            <Table.Th>{say("shell.chart.seen")}</Table.Th>
            <Table.Th>{say("shell.chart.negative")}</Table.Th>
            <Table.Th>{say("shell.chart.expected")}</Table.Th>
            <Table.Th>{say("shell.chart.band")}</Table.Th>
            <Table.Th>{say("shell.chart.marks")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {latestFirst.map(({ point, index, until }) => (
            <Table.Tr key={point.at} fw={isOver(point) ? 700 : undefined}>
              <Table.Td>
                {onPick === undefined ? (
                  sayInstant(intl, point.at)
                ) : (
                  <Anchor component="button" fz="sm" onClick={() => onPick(index)}>
                    {sayInstant(intl, point.at)}
                  </Anchor>
                )}
              </Table.Td>
              <Table.Td>
                <Amount value={point.seen} />
              </Table.Td>
              <Table.Td>
                <Amount value={point.negative} />
              </Table.Td>
              <Table.Td>{point.expected === null ? "–" : <Amount value={point.expected} />}</Table.Td>
              <Table.Td>{point.upper === null ? "–" : <Amount value={point.upper} />}</Table.Td>
              <Table.Td>
                {marks
                  .filter((mark) => isWithin(mark, point.at, until))
                  .map((mark) => (
                    <div key={mark.id}>
                      {say(`shell.chart.mark.${mark.kind}`)}: <Bidi>{mark.label}</Bidi>
                    </div>
                  ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}

function isWithin(mark: BandMark, from: string, until: string | undefined): boolean {
  const at = Date.parse(mark.at);
  return at >= Date.parse(from) && (until === undefined || at < Date.parse(until));
}
