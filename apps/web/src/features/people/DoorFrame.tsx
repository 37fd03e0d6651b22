import { Group, Paper, Stack, Text, Title } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import { LanguageMenu } from "../../ui/LanguageMenu.tsx";
import { nameDocument } from "../../ui/PageFrame.tsx";
import { SchemeToggle } from "../../ui/SchemeToggle.tsx";
import classes from "./DoorFrame.module.css";
import { rememberAtDoor } from "./doorLanguage.ts";

interface DoorFrameProps {
  readonly title: string;
  readonly intro?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of the pages before the door: setup, sign-in, invitation. */
export function DoorFrame({ title, intro, children }: DoorFrameProps) {
  useEffect(() => nameDocument(title), [title]);
  return (
    <main className={classes.door}>
      <Group justify="space-between" className={classes.column}>
        <span className={classes.brand}>
          <img src="/favicon.svg" alt="" width={28} height={28} />
          Tocsin
        </span>
        <Group gap={4}>
          <LanguageMenu onChoose={rememberAtDoor} />
          <SchemeToggle />
        </Group>
      </Group>
      <Paper withBorder p="xl" bg="var(--surface)" className={classes.column}>
        <Stack gap="md">
          <Title order={1} size="h2">
            {title}
          </Title>
          {intro !== undefined && <Text c="dimmed">{intro}</Text>}
          {children}
        </Stack>
      </Paper>
    </main>
  );
}
