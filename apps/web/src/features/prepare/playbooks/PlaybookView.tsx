import { Group, List, Stack, Text, Title } from "@mantine/core";
import { SeverityBadge } from "../../../ui/badges.tsx";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { directionOf } from "../../../ui/language.tsx";
import { AppLink } from "../../../ui/links.tsx";
import { useSay } from "../../../ui/say.ts";
import { HoldingText } from "./HoldingText.tsx";
import type { Playbook } from "./PlaybooksPanel.tsx";
import { Steps } from "./Steps.tsx";

/** One playbook to read through. Its own words stand in its own language, whatever the interface speaks. */
export function PlaybookView({ playbook }: { playbook: Playbook }) {
  const say = useSay();
  const own = { lang: playbook.language, dir: directionOf(playbook.language) };
  return (
    <Stack>
      <AppLink to="/prepare/$tab" params={{ tab: "playbooks" }} search={{ in: playbook.language }}>
        {say("prepare.playbooks.back")}
      </AppLink>
      <Title order={2} size="h3" {...own}>
        {playbook.title}
      </Title>
      <Text {...own}>{playbook.summary}</Text>
      <Group gap="xs">
        <Text size="sm">{say("prepare.playbooks.floor")}</Text>
        <SeverityBadge severity={playbook.severityFloor} />
      </Group>
      <Panel title={say("prepare.playbooks.firstMove")}>
        <Text fw={600} {...own}>
          {playbook.firstMove}
        </Text>
      </Panel>
      <Steps playbook={playbook} />
      <Panel title={say("prepare.playbooks.doNot")}>
        <List {...own}>
          {playbook.doNot.map((rule) => (
            <List.Item key={rule}>{rule}</List.Item>
          ))}
        </List>
      </Panel>
      <HoldingText playbook={playbook} />
      <Panel title={say("prepare.playbooks.goodEnd")}>
        <Text {...own}>{playbook.goodEnd}</Text>
      </Panel>
    </Stack>
  );
}
