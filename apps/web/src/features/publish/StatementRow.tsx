import { Group, Paper, Stack, Text } from "@mantine/core";
import type { AnswerOf } from "@tocsin/contract";
import { useIntl } from "react-intl";
import { StateBadge } from "../../ui/badges.tsx";
import { useTimes } from "../../ui/kit/times.ts";
import { AppLink } from "../../ui/links.tsx";
import { useSay } from "../../ui/say.ts";

type Statement = AnswerOf<"listStatements">["items"][number];

export function StatementRow({ statement }: { statement: Statement }) {
  const say = useSay();
  const intl = useIntl();
  const { moment } = useTimes();
  const languages = intl.formatList(statement.languages.map((language) => say(`language.${language}`)));
  const facts = [say(`publish.kind.${statement.kind}`), languages, whenOf(statement, say, moment)];
  return (
    <Paper withBorder p="sm" bg="var(--surface)">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Stack gap={2} miw={0}>
          <AppLink to="/publish/$id" params={{ id: statement.id }} fw={600}>
            <bdi>{statement.title}</bdi>
          </AppLink>
          <Text size="sm" c="dimmed">
            {facts.join(" · ")}
          </Text>
          {statement.incidentTitle !== null && (
            <Text size="sm" c="dimmed">
              <bdi>{say("publish.incident", { title: statement.incidentTitle })}</bdi>
            </Text>
          )}
        </Stack>
        <StateBadge state={statement.state} />
      </Group>
    </Paper>
  );
}

function whenOf(statement: Statement, say: ReturnType<typeof useSay>, moment: (at: string) => string): string {
  if (statement.publishedAt !== null) return say("publish.published", { time: moment(statement.publishedAt) });
  return say("publish.by", { name: statement.createdBy.name, time: moment(statement.createdAt) });
}
