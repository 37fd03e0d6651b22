import { Group, List, Stack, Text } from "@mantine/core";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { Tag } from "../../../ui/kit/Tag.tsx";
import { useTimes } from "../../../ui/kit/times.ts";
import { directionOf } from "../../../ui/language.tsx";
import { useSay } from "../../../ui/say.ts";
import type { Playbook } from "./PlaybooksPanel.tsx";

const phases = ["first-hour", "first-day", "follow-up"] as const;

/** Who does what by when, phase by phase. */
export function Steps({ playbook }: { playbook: Playbook }) {
  const say = useSay();
  return phases
    .map((phase) => ({ phase, steps: playbook.steps.filter((step) => step.phase === phase) }))
    .filter(({ steps }) => steps.length > 0)
    .map(({ phase, steps }) => (
      <Panel key={phase} title={say(`prepare.phase.${phase}`)}>
        <List type="ordered" spacing="sm" listStyleType="none">
          {steps.map((step) => (
            <List.Item key={step.key} styles={{ itemWrapper: { inlineSize: "100%" } }}>
              <StepLine step={step} playbook={playbook} />
            </List.Item>
          ))}
        </List>
      </Panel>
    ));
}

function StepLine({ step, playbook }: { step: Playbook["steps"][number]; playbook: Playbook }) {
  const say = useSay();
  const { span } = useTimes();
  const own = { lang: playbook.language, dir: directionOf(playbook.language) };
  return (
    <Stack gap={2}>
      <Group gap="xs">
        <Text fw={600} {...own}>
          {step.title}
        </Text>
        <Tag>{say(`department.${step.role}`)}</Tag>
        <Text size="sm" c="dimmed">
          {say("prepare.playbooks.due", { time: span(step.dueMinutes) })}
        </Text>
      </Group>
      <Text size="sm" {...own}>
        {step.detail}
      </Text>
    </Stack>
  );
}
