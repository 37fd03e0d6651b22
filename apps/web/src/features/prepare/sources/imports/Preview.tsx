import { NativeSelect, Stack, Table, Text } from "@mantine/core";
import type { AnswerOf } from "@tocsin/contract";
import { useIntl } from "react-intl";
import { Bidi } from "../../../../ui/Bidi.tsx";
import { useTimes } from "../../../../ui/kit/times.ts";
import { namePlatform } from "../../../../ui/platformNames.ts";
import { Sheet } from "../../../../ui/Sheet.tsx";
import { useSay } from "../../../../ui/say.ts";
import { fieldChoices } from "./fieldChoices.ts";

type ImportPreview = AnswerOf<"previewImport">;

interface PreviewProps {
  readonly preview: ImportPreview;
  /** A column is to mean this field; empty for nothing. */
  readonly onMean: (column: string, field: string) => void;
}

/** What an import would bring: whose export it is, what each column is taken for, and the first rows as posts. */
export function Preview({ preview, onMean }: PreviewProps) {
  const say = useSay();
  const intl = useIntl();
  const { tool, columns, missing, posts, badLines } = preview;
  const name = (field: string) => say(`prepare.import.field.${field}`);
  return (
    <Stack gap="sm">
      {tool !== null && tool !== "tocsin" && <Text size="sm">{say("prepare.import.tool", { tool: TOOLS[tool] })}</Text>}
      {missing.length > 0 && (
        <Text size="sm" fw={600} role="alert">
          {say("prepare.import.missing", { fields: intl.formatList(missing.map(name)) })}
        </Text>
      )}
      {columns.length > 0 && <Columns columns={columns} onMean={onMean} />}
      <FirstPosts posts={posts} />
      {badLines.length > 0 && <Text size="sm">{say("prepare.import.bad", { count: badLines.length })}</Text>}
    </Stack>
  );
}

const TOOLS = { brandwatch: "Brandwatch", meltwater: "Meltwater", talkwalker: "Talkwalker" };

function Columns({ columns, onMean }: Pick<ImportPreview, "columns"> & Pick<PreviewProps, "onMean">) {
  const say = useSay();
  const choices = [
    { value: "", label: say("prepare.import.field.none") },
    ...fieldChoices.map((field) => ({ value: field, label: say(`prepare.import.field.${field}`) })),
  ];
  return (
    <Sheet label={say("prepare.import.columns")}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say("prepare.import.column")}</Table.Th>
          <Table.Th>{say("prepare.import.sample")}</Table.Th>
          <Table.Th>{say("prepare.import.means")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {columns.map((column) => (
          <Table.Tr key={column.name}>
            <Table.Td>
              <Bidi>{column.name}</Bidi>
            </Table.Td>
            <Table.Td>
              <Text size="sm" lineClamp={2}>
                <Bidi>{column.sample}</Bidi>
              </Text>
            </Table.Td>
            <Table.Td>
              <NativeSelect
                aria-label={`${say("prepare.import.means")}: ${column.name}`}
                value={column.field ?? ""}
                onChange={(event) => onMean(column.name, event.currentTarget.value)}
                data={choices}
              />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Sheet>
  );
}

const SHOWN = 3;

function FirstPosts({ posts }: Pick<ImportPreview, "posts">) {
  const say = useSay();
  const { moment } = useTimes();
  if (posts.length === 0) return null;
  return (
    <Stack gap={4}>
      <Text fw={600}>{say("prepare.import.first")}</Text>
      {posts.slice(0, SHOWN).map((post) => (
        <div key={`${post.author} ${post.publishedAt} ${post.text.slice(0, 40)}`}>
          <Text size="sm" c="dimmed">
            <Bidi>{post.author}</Bidi> · {namePlatform(post.platform, say)} · {moment(post.publishedAt)}
          </Text>
          <Text size="sm" lineClamp={2} dir="auto">
            {post.text}
          </Text>
        </div>
      ))}
    </Stack>
  );
}
