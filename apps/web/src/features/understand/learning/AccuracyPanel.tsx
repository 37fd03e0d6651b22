import { Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import { useIntl } from "react-intl";
import { Amount } from "../../../ui/Amount.tsx";
import { Answer } from "../../../ui/Answer.tsx";
import { ask } from "../../../ui/api.ts";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { Tag } from "../../../ui/kit/Tag.tsx";
import { nameLanguage } from "../../../ui/languageNames.ts";
import { Sheet } from "../../../ui/Sheet.tsx";
import { useSay } from "../../../ui/say.ts";

type Row = AnswerOf<"getAccuracy">["languages"][number];

/** How good the reading of the tone is, language by language, as it was measured and in plain words. */
export function AccuracyPanel() {
  const say = useSay();
  const accuracy = useQuery(ask("getAccuracy"));
  return (
    <Panel title={say("understand.accuracy")} lead={say("understand.accuracy.lead")}>
      <Answer of={accuracy} rows={2}>
        {({ model, languages }) => (
          <>
            {model === "own" && <Text size="sm">{say("understand.accuracy.own")}</Text>}
            {languages.length === 0 ? (
              <Text size="sm">{say("understand.accuracy.none")}</Text>
            ) : (
              <AccuracyTable rows={languages} />
            )}
          </>
        )}
      </Answer>
    </Panel>
  );
}

const columns = ["sure", "right", "all", "guess", "posts"] as const;

function AccuracyTable({ rows }: { rows: readonly Row[] }) {
  const say = useSay();
  const { locale } = useIntl();
  return (
    <Sheet label={say("understand.accuracy")}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say("listen.facet.language")}</Table.Th>
          {columns.map((column) => (
            <Table.Th key={column}>{say(`understand.accuracy.${column}`)}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.language}>
            <Table.Th scope="row">
              {nameLanguage(row.language, locale, say)}{" "}
              {row.isExperimental && <Tag isOpen>{say("understand.accuracy.experimental")}</Tag>}
            </Table.Th>
            <Table.Td>
              <Amount value={row.sureShare} as="share" />
            </Table.Td>
            <Table.Td>
              <Amount value={row.accuracyWhenSure} as="share" />
            </Table.Td>
            <Table.Td>
              <Amount value={row.macroF1} as="share" />
            </Table.Td>
            <Table.Td>
              <Amount value={row.majorityF1} as="share" />
            </Table.Td>
            <Table.Td>
              <Amount value={row.posts} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Sheet>
  );
}
