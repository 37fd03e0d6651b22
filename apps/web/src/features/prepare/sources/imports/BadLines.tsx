import { Button, Code, Table, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useIntl } from "react-intl";
import { useSay } from "../../../../ui/say.ts";
import type { ImportRun } from "./ImportRuns.tsx";

/** The lines that did not get in, each with its number and why, so that the file can be mended. */
export function BadLines({ run }: { run: ImportRun }) {
  const say = useSay();
  const intl = useIntl();
  const [isOpen, { toggle }] = useDisclosure();
  const reason = (bad: ImportRun["badLines"][number]) => {
    const id = `prepare.import.reason.${bad.code}`;
    return id in intl.messages ? intl.formatMessage({ id }) : bad.reason;
  };
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        onClick={toggle}
        aria-expanded={isOpen}
        style={{ alignSelf: "start" }}
      >
        {say("prepare.import.bad", { count: run.badLineCount })}
      </Button>
      {isOpen && (
        <Table.ScrollContainer minWidth={420}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{say("prepare.import.bad.line")}</Table.Th>
                <Table.Th>{say("prepare.import.bad.reason")}</Table.Th>
                <Table.Th>{say("prepare.import.bad.excerpt")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {run.badLines.map((bad) => (
                <Table.Tr key={bad.line}>
                  <Table.Td>{intl.formatNumber(bad.line)}</Table.Td>
                  <Table.Td>
                    <bdi>{reason(bad)}</bdi>
                  </Table.Td>
                  <Table.Td>
                    <Code dir="auto">{bad.excerpt}</Code>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {isOpen && run.badLines.length < run.badLineCount && (
        <Text size="sm" c="dimmed">
          {say("prepare.import.bad.more", { shown: run.badLines.length })}
        </Text>
      )}
    </>
  );
}
