import { NativeSelect, Paper, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import { type Language, languages } from "@tocsin/contract/words";
import { Answer } from "../../../ui/Answer.tsx";
import { ask } from "../../../ui/api.ts";
import { directionOf, ownNames, useLanguage } from "../../../ui/language.tsx";
import { AppLink } from "../../../ui/links.tsx";
import { Empty } from "../../../ui/States.tsx";
import { useSay } from "../../../ui/say.ts";
import { useUrlState } from "../../../ui/urlState.ts";
import { PlaybookView } from "./PlaybookView.tsx";

export type Playbook = AnswerOf<"listPlaybooks">["items"][number];

/** All playbooks in one language; the one that is open stands in the address. */
export function PlaybooksPanel() {
  const say = useSay();
  const mine = useLanguage().language;
  const [{ type, in: chosen }, change] = useUrlState();
  const language = languages.find((each) => each === chosen) ?? mine;
  const playbooks = useQuery(ask("listPlaybooks", { query: { language } }));
  return (
    <Stack>
      <Text c="dimmed">{say("prepare.playbooks.lead")}</Text>
      <NativeSelect
        label={say("prepare.playbooks.language")}
        value={language}
        onChange={(event) => change({ in: event.currentTarget.value })}
        data={languages.map((value) => ({ value, label: ownNames[value] }))}
        style={{ alignSelf: "flex-start" }}
      />
      <Answer of={playbooks}>{({ items }) => <Chosen playbooks={items} type={type} language={language} />}</Answer>
    </Stack>
  );
}

interface ChosenProps {
  readonly playbooks: readonly Playbook[];
  readonly type: string | undefined;
  readonly language: Language;
}

function Chosen({ playbooks, type, language }: ChosenProps) {
  const say = useSay();
  const open = playbooks.find((playbook) => playbook.type === type);
  if (open !== undefined) return <PlaybookView key={`${open.type}-${language}`} playbook={open} />;
  if (playbooks.length === 0) {
    return <Empty title={say("prepare.playbooks.empty")}>{say("prepare.playbooks.empty.text")}</Empty>;
  }
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      {playbooks.map((playbook) => (
        <PlaybookCard key={playbook.type} playbook={playbook} />
      ))}
    </SimpleGrid>
  );
}

function PlaybookCard({ playbook }: { playbook: Playbook }) {
  const say = useSay();
  const { language } = playbook;
  return (
    <Paper withBorder p="sm" bg="var(--surface)" component="article">
      <Stack gap={4}>
        <Title order={2} size="h5" lang={language} dir={directionOf(language)}>
          <AppLink to="/prepare/$tab" params={{ tab: "playbooks" }} search={{ type: playbook.type, in: language }}>
            {playbook.title}
          </AppLink>
        </Title>
        <Text size="sm" lang={language} dir={directionOf(language)}>
          {playbook.summary}
        </Text>
        <Text size="sm" c="dimmed">
          {say("prepare.playbooks.steps", { count: playbook.steps.length })}
          {playbook.isChanged && ` · ${say("prepare.playbooks.changed")}`}
        </Text>
      </Stack>
    </Paper>
  );
}
