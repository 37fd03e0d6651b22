import { Button, Group, Paper, Stack, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import { useState } from "react";
import { useIntl } from "react-intl";
import { apiUntil } from "../../../../ui/api.ts";
import { isolate } from "../../../../ui/isolate.ts";
import { useSayProblem } from "../../../../ui/problems.ts";
import { useSay } from "../../../../ui/say.ts";
import { Note } from "./Note.tsx";
import type { Remedies } from "./QueryPreview.tsx";

type Context = AnswerOf<"previewContexts">["contexts"][number];

interface ContextsProps extends Pick<Remedies, "onExclude"> {
  readonly query: string;
  readonly days: 7 | 28;
}

/** Names are shared by different things: what the found posts speak of, and what leaving one of it out would drop. */
export function Contexts({ query, days, onExclude }: ContextsProps) {
  const say = useSay();
  const sayProblem = useSayProblem();
  const [isOpen, open] = useState(false);
  const contexts = useQuery({
    queryKey: ["previewContexts", query, days],
    queryFn: ({ signal }) => apiUntil(signal).previewContexts({ body: { query, days } }),
    enabled: isOpen,
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (!isOpen)
    return (
      <Button variant="default" size="sm" onClick={() => open(true)}>
        {say("query.contexts.open")}
      </Button>
    );
  return (
    <Stack component="section" gap="xs" aria-label={say("query.contexts")} aria-busy={contexts.isFetching}>
      <Text size="sm" fw={600}>
        {say("query.contexts")}
      </Text>
      {contexts.isPending && <Note>{say("query.preview.counting")}</Note>}
      {contexts.isError && <Note>{sayProblem(contexts.error)}</Note>}
      {contexts.isSuccess && <Told answer={contexts.data} onExclude={onExclude} />}
    </Stack>
  );
}

function Told({ answer, onExclude }: Pick<Remedies, "onExclude"> & { answer: AnswerOf<"previewContexts"> }) {
  const say = useSay();
  const { matched, contexts } = answer;
  if (contexts.length < 2) return <Note>{say("query.contexts.one")}</Note>;
  return (
    <>
      <Note>{say("query.contexts.lead", { matched })}</Note>
      {contexts.map((context) => (
        <ContextCard key={context.words.join(" ")} context={context} onExclude={onExclude} />
      ))}
    </>
  );
}

function ContextCard({ context, onExclude }: Pick<Remedies, "onExclude"> & { context: Context }) {
  const say = useSay();
  const intl = useIntl();
  const list = (words: readonly string[]) => intl.formatList(words.map(isolate), { type: "unit" });
  const { words, count, examples, exclusion } = context;
  return (
    <Paper withBorder p="xs" bg="var(--surface)">
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
        <Text size="sm" fw={500}>
          {list(words.slice(0, 5))}
        </Text>
        <Text size="sm" c="dimmed" style={{ whiteSpace: "nowrap" }}>
          {say("prepare.preview.count", { count })}
        </Text>
      </Group>
      {examples.slice(0, 1).map(({ text, language }) => (
        <Text key={text} size="sm" c="dimmed" lineClamp={2} dir="auto" lang={language}>
          {text}
        </Text>
      ))}
      {exclusion !== null && (
        <Group gap="xs" mt={4}>
          <Button size="compact-xs" variant="default" onClick={() => onExclude(exclusion.words, exclusion.query)}>
            {say("query.contexts.exclude", { words: list(exclusion.words) })}
          </Button>
          <Text size="xs" c="dimmed">
            {say("query.contexts.drops", { drops: exclusion.drops, elsewhere: exclusion.dropsElsewhere })}
          </Text>
        </Group>
      )}
    </Paper>
  );
}
