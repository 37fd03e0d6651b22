import { Button, Group, Paper, Stack, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { type FormEvent, useState } from "react";
import { Dialog } from "../../ui/kit/Dialog.tsx";
import { fillPlaceholders, findPlaceholders, isPlaceholder } from "../../ui/kit/placeholders.ts";
import { Tag } from "../../ui/kit/Tag.tsx";
import { type Say, useSay } from "../../ui/say.ts";
import type { Version } from "./readiness.ts";
import type { Statement } from "./useStatement.ts";
import type { Draft } from "./useVersionDraft.ts";

interface BlanksProps {
  readonly statement: Statement;
  readonly version: Version;
  readonly shown: Draft;
  readonly onFill: (part: Partial<Draft>) => void;
  readonly isOff: boolean;
}

/** The places of a prepared text that still wait for an answer, and a small form that asks for them. */
export function Blanks({ statement, version, shown, onFill, isOff }: BlanksProps) {
  const say = useSay();
  const [isOpen, { open, close }] = useDisclosure();
  const blanks = findPlaceholders(shown.title, shown.text);
  if (blanks.length === 0) return null;
  const fill = (answers: Answers) => {
    onFill({ title: fillPlaceholders(shown.title, answers), text: fillPlaceholders(shown.text, answers) });
    close();
  };
  return (
    <Paper withBorder p="sm" bg="var(--surface-sunken)">
      <Stack gap="xs">
        <Text fw={600} size="sm">
          {say("publish.blanks")}
        </Text>
        <Text size="sm" c="dimmed">
          {say("publish.blanks.text")}
        </Text>
        <Group gap="xs">
          {blanks.map((name) => (
            <Tag isOpen key={name}>
              {say(`prepare.blank.${name}`)}
            </Tag>
          ))}
          <Button size="compact-sm" onClick={open} disabled={isOff}>
            {say("publish.blanks.fill")}
          </Button>
        </Group>
      </Stack>
      <Dialog opened={isOpen} onClose={close} title={say("publish.blanks.title")}>
        <BlanksForm blanks={blanks} known={knownAnswers(statement)} language={version.language} onFill={fill} />
      </Dialog>
    </Paper>
  );
}

type Answers = Readonly<Record<string, string>>;
const withHint: readonly string[] = ["what", "time", "nextUpdate", "contact"];

/** A blank that no playbook knows goes by its own name. */
const nameBlank = (name: string, say: Say) => (isPlaceholder(name) ? say(`prepare.blank.${name}`) : `{${name}}`);

/** What the product knows itself is filled in beforehand. */
const knownAnswers = (statement: Statement): Answers => ({ newsroom: statement.newsroomAddress });

interface BlanksFormProps {
  readonly blanks: readonly string[];
  readonly known: Answers;
  readonly language: string;
  readonly onFill: (answers: Answers) => void;
}

function BlanksForm({ blanks, known, language, onFill }: BlanksFormProps) {
  const say = useSay();
  const [answers, setAnswers] = useState<Answers>(known);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onFill(answers);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm" c="dimmed">
          {say("publish.blanks.lead")}
        </Text>
        {blanks.map((name) => (
          <TextInput
            key={name}
            label={nameBlank(name, say)}
            description={withHint.includes(name) ? say(`prepare.blank.${name}.hint`) : undefined}
            value={answers[name] ?? ""}
            onChange={(event) => setAnswers({ ...answers, [name]: event.currentTarget.value })}
            dir="auto"
            lang={language}
          />
        ))}
        <Group justify="flex-end">
          <Button type="submit">{say("publish.blanks.save")}</Button>
        </Group>
      </Stack>
    </form>
  );
}
