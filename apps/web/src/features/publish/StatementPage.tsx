import { Grid, Group, Stack, Tabs, Text } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import type { Language } from "@tocsin/contract/words";
import { Answer } from "../../ui/Answer.tsx";
import { StateBadge } from "../../ui/badges.tsx";
import { Panel } from "../../ui/kit/Panel.tsx";
import { useTimes } from "../../ui/kit/times.ts";
import { useLanguage } from "../../ui/language.tsx";
import { AppLink } from "../../ui/links.tsx";
import { PageFrame } from "../../ui/PageFrame.tsx";
import { useSay } from "../../ui/say.ts";
import { useUrlState } from "../../ui/urlState.ts";
import { Publication } from "./Publication.tsx";
import { badgeState } from "./readiness.ts";
import { type Statement, useStatement } from "./useStatement.ts";
import { VersionEditor } from "./VersionEditor.tsx";

export function StatementPage() {
  const { id } = useParams({ from: "/inside/publish/$id" });
  return <Answer of={useStatement(id)}>{(statement) => <StatementView statement={statement} />}</Answer>;
}

function StatementView({ statement }: { statement: Statement }) {
  const say = useSay();
  return (
    <PageFrame
      title={useOwnVersion(statement)?.title ?? statement.title}
      badges={<StateBadge state={statement.state} />}
      above={[{ to: "/publish", title: say("publish.title") }]}
      intro={<Facts statement={statement} />}
    >
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Panel title={say("publish.versions")}>
            <Versions statement={statement} />
          </Panel>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Publication statement={statement} />
        </Grid.Col>
      </Grid>
    </PageFrame>
  );
}

/** The statement in the reader's language, where it has been written in it. */
function useOwnVersion(statement: Statement) {
  const { language } = useLanguage();
  return statement.versions.find((version) => version.language === language);
}

function Facts({ statement }: { statement: Statement }) {
  const say = useSay();
  const { moment } = useTimes();
  const { incidentId, incidentTitle, nextUpdateAt } = statement;
  return (
    <Stack gap={2} component="span">
      <Text span size="sm">
        {say(`publish.kind.${statement.kind}`)} ·{" "}
        {say("publish.by", { name: statement.createdBy.name, time: moment(statement.createdAt) })}
      </Text>
      {incidentId !== null && incidentTitle !== null && (
        <AppLink to="/incidents/$id" params={{ id: incidentId }} size="sm">
          <bdi>{say("publish.incident", { title: incidentTitle })}</bdi>
        </AppLink>
      )}
      {nextUpdateAt !== null && (
        <Text span size="sm">
          {say("publish.nextUpdate", { time: moment(nextUpdateAt) })}
        </Text>
      )}
    </Stack>
  );
}

function Versions({ statement }: { statement: Statement }) {
  const say = useSay();
  const [{ language }, change] = useUrlState();
  const own = useOwnVersion(statement);
  const shown = statement.versions.find((version) => version.language === language) ?? own ?? statement.versions[0];
  if (shown === undefined) return null;
  return (
    <Tabs
      keepMounted={false}
      value={shown.language}
      onChange={(chosen) => change({ language: chosen as Language }, { replace: true })}
    >
      <Tabs.List mb="sm">
        {statement.versions.map((version) => (
          <Tabs.Tab key={version.language} value={version.language}>
            <Group gap={6}>
              {say(`language.${version.language}`)}
              <StateBadge state={badgeState(version)} />
            </Group>
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {statement.versions.map((version) => (
        <Tabs.Panel key={version.language} value={version.language}>
          <VersionEditor key={version.language} statement={statement} version={version} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
