import { Group, Paper, Stack, Text } from "@mantine/core";
import type { AnswerOf } from "@tocsin/contract";
import { Bidi } from "../../ui/Bidi.tsx";
import { SeverityBadge, StateBadge } from "../../ui/badges.tsx";
import { AppLink } from "../../ui/links.tsx";
import { useSay } from "../../ui/say.ts";
import { IncidentClock } from "./IncidentClock.tsx";

type Listed = AnswerOf<"listIncidents">["items"][number];

export function IncidentRow({ incident }: { incident: Listed }) {
  const say = useSay();
  const { tasksDone: done, tasksTotal: total, tasksOverdue: late } = incident;
  return (
    <Paper withBorder p="sm" bg="var(--surface)" component="article">
      <Stack gap={4}>
        <Group gap="xs">
          <AppLink to="/incidents/$id" params={{ id: incident.id }} fw={600}>
            <Bidi>{incident.title}</Bidi>
          </AppLink>
          <SeverityBadge severity={incident.severity} />
          <StateBadge state={incident.state} />
        </Group>
        <Text size="sm" c="dimmed">
          {say("respond.number", { number: incident.number })} · {say(`crisis.${incident.type}`)} ·{" "}
          <bdi>{say("respond.ownedBy", { name: incident.owner.name })}</bdi> · <IncidentClock incident={incident} />
        </Text>
        {total > 0 && (
          <Text size="sm">
            {say("respond.tasks.done", { done, total })}
            {late > 0 && incident.state !== "closed" && (
              <b>
                {" · "}
                {say("respond.tasks.overdue", { count: late })}
              </b>
            )}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
