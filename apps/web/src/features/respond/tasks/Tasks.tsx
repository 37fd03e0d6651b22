import { Button, Progress, Stack, Text, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { useSay } from "../../../ui/say.ts";
import type { Incident } from "../useIncident.ts";
import { NewTask } from "./NewTask.tsx";
import { type Task, TaskRow } from "./TaskRow.tsx";

const phases = ["first-hour", "first-day", "follow-up"] as const;

/** Who does what by when, phase by phase, the most urgent first. */
export function Tasks({ incident, isOff }: { incident: Incident; isOff: boolean }) {
  const say = useSay();
  const { tasksDone: done, tasksTotal: total } = incident;
  const [isAdding, { open, close }] = useDisclosure();
  const add = !isOff && (
    <Button size="compact-sm" variant="default" onClick={open}>
      {say("respond.task.add")}
    </Button>
  );
  return (
    <Panel title={say("respond.tasks")} actions={add}>
      {total === 0 && (
        <Text size="sm" c="dimmed">
          {say("respond.tasks.none")}
        </Text>
      )}
      {total > 0 && (
        <>
          <Text size="sm">{say("respond.tasks.done", { done, total })}</Text>
          <Progress value={(100 * done) / total} aria-label={say("respond.tasks.done", { done, total })} />
        </>
      )}
      {phases.map((phase) => (
        <Phase key={phase} incident={incident} phase={phase} isOff={isOff} />
      ))}
      {isAdding && <NewTask incident={incident} onClose={close} />}
    </Panel>
  );
}

interface PhaseProps {
  readonly incident: Incident;
  readonly phase: Task["phase"];
  readonly isOff: boolean;
}

function Phase({ incident, phase, isOff }: PhaseProps) {
  const say = useSay();
  const tasks = incident.tasks.filter((task) => task.phase === phase).sort((a, b) => a.dueAt.localeCompare(b.dueAt));
  if (tasks.length === 0) return null;
  return (
    <Stack gap="xs">
      <Title order={3} size="h6">
        {say(`prepare.phase.${phase}`)}
      </Title>
      {tasks.map((task) => (
        <TaskRow key={task.id} incident={incident} task={task} isOff={isOff} />
      ))}
    </Stack>
  );
}
