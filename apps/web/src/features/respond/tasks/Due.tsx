import { Text } from "@mantine/core";
import { useTimes } from "../../../ui/kit/times.ts";
import { useSay } from "../../../ui/say.ts";
import { useNow } from "../../../ui/time.tsx";
import { dueState, minutesBetween } from "../clock.ts";
import classes from "./Due.module.css";
import type { Task } from "./TaskRow.tsx";

const REFRESH_MS = 10_000;

/** The task's clock in words: how long there is, how late it is, or who was done when. */
export function Due({ task, isClosed }: { task: Task; isClosed: boolean }) {
  const say = useSay();
  const { span, clock } = useTimes();
  const now = new Date(useNow(REFRESH_MS));
  if (task.doneAt !== null) return <DoneWords task={task} doneAt={task.doneAt} />;
  if (isClosed) return null;
  const due = dueState(task.dueAt, now);
  return (
    <Text
      size="sm"
      fw={due.kind === "ahead" ? undefined : 700}
      className={due.kind === "late" ? classes.late : undefined}
    >
      <time dateTime={task.dueAt} title={clock(task.dueAt)}>
        {due.kind === "late" && <span aria-hidden="true">⚠ </span>}
        {say(`respond.due.${due.kind}`, { time: span(due.minutes) })}
      </time>
    </Text>
  );
}

function DoneWords({ task, doneAt }: { task: Task; doneAt: string }) {
  const say = useSay();
  const { span, clock } = useTimes();
  const late = minutesBetween(task.dueAt, doneAt);
  const kind = task.doneBy === null ? "doneBySystem" : late > 0 ? "doneLate" : "done";
  return (
    <Text size="sm" c="dimmed">
      <bdi>{say(`respond.due.${kind}`, { name: task.doneBy?.name, at: clock(doneAt), time: span(late) })}</bdi>
    </Text>
  );
}
