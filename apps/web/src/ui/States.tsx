import { Button, Skeleton, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useSayProblem } from "./problems.ts";
import classes from "./States.module.css";
import { useSay } from "./say.ts";

/** Grey lines in the shape of what will come. */
export function Loading({ rows = 4 }: { rows?: number }) {
  const say = useSay();
  return (
    <Stack gap="sm" role="status" aria-label={say("shell.loading")}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move
        <Skeleton key={row} height={row === 0 ? 28 : 56} width={row === 0 ? "40%" : "100%"} />
      ))}
    </Stack>
  );
}

interface EmptyProps {
  readonly title: string;
  readonly children?: ReactNode;
  /** What to do about it: usually one button. */
  readonly action?: ReactNode;
}

export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className={classes.empty}>
      <Title order={2} size="h4">
        {title}
      </Title>
      {children !== undefined && (
        <Text c="dimmed" maw="34rem">
          {children}
        </Text>
      )}
      {action}
    </div>
  );
}

export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const say = useSay();
  const sayProblem = useSayProblem();
  return (
    <div className={classes.empty} role="alert">
      <Title order={2} size="h4">
        {say("shell.failed")}
      </Title>
      <Text c="dimmed" maw="34rem">
        {sayProblem(error)}
      </Text>
      {onRetry !== undefined && (
        <Button variant="default" onClick={onRetry}>
          {say("shell.retry")}
        </Button>
      )}
    </div>
  );
}
