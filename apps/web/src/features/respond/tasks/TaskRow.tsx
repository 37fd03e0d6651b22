import { Button, Checkbox, Group, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { BodyOf } from "@tocsin/contract";
import { api } from "../../../ui/api.ts";
import { Bidi } from "../../../ui/Bidi.tsx";
import { Tag } from "../../../ui/kit/Tag.tsx";
import { useSay } from "../../../ui/say.ts";
import { useSession } from "../../../ui/session.ts";
import { PersonChoice } from "../PersonChoice.tsx";
import { type Incident, useIncidentAct } from "../useIncident.ts";
import { Due } from "./Due.tsx";

export type Task = Incident["tasks"][number];

interface TaskRowProps {
  readonly incident: Incident;
  readonly task: Task;
  readonly isOff: boolean;
}

export function TaskRow({ incident, task, isOff }: TaskRowProps) {
  const say = useSay();
  const change = useIncidentAct(incident.id, (body: BodyOf<"updateTask">) =>
    api.updateTask({ params: { id: incident.id, taskId: task.id }, body }),
  );
  const isDone = task.doneAt !== null;
  /** A tick shows at once, not when the server has answered. */
  const isTicked = change.isPending ? (change.variables.isDone ?? isDone) : isDone;
  return (
    <Group align="flex-start" wrap="nowrap" gap="sm">
      <Checkbox
        size="md"
        mt={2}
        checked={isTicked}
        onChange={() => change.mutate({ isDone: !isDone })}
        disabled={isOff}
        aria-label={say("respond.task.tick", { title: task.title })}
      />
      <Stack gap={4} miw={0} flex={1}>
        <Group gap="xs">
          <Text fw={600} td={isDone ? "line-through" : undefined}>
            <Bidi>{task.title}</Bidi>
          </Text>
          <Tag>{say(`department.${task.department}`)}</Tag>
        </Group>
        <Group gap="sm">
          <Due task={task} isClosed={incident.state === "closed"} />
          <Owner task={task} isOff={isOff || isDone} onChange={(ownerId) => change.mutate({ ownerId })} />
        </Group>
        <Detail task={task} />
      </Stack>
    </Group>
  );
}

function Detail({ task }: { task: Task }) {
  const say = useSay();
  const [isOpen, { toggle }] = useDisclosure();
  if (task.detail === "") return null;
  return (
    <div>
      <Button variant="subtle" size="compact-xs" onClick={toggle} aria-expanded={isOpen}>
        {say("respond.task.details")}
      </Button>
      {isOpen && (
        <Text size="sm">
          <Bidi>{task.detail}</Bidi>
        </Text>
      )}
    </div>
  );
}

interface OwnerProps {
  readonly task: Task;
  readonly isOff: boolean;
  readonly onChange: (ownerId: string | null) => void;
}

function Owner({ task, isOff, onChange }: OwnerProps) {
  const say = useSay();
  const { person } = useSession();
  if (isOff)
    return task.owner !== null && <Text size="sm">{say("respond.task.ownedBy", { name: task.owner.name })}</Text>;
  return (
    <Group gap="xs">
      <PersonChoice
        label={`${say("respond.task.assign")}: ${task.title}`}
        value={task.owner}
        onChange={onChange}
        mayBeNobody
        isLabelHidden
      />
      {task.owner === null && (
        <Button variant="light" size="compact-sm" onClick={() => onChange(person.id)}>
          {say("respond.task.mine")}
        </Button>
      )}
    </Group>
  );
}
