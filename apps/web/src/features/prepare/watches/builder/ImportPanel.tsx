import { Button, Group, NativeSelect, Paper, Stack, Text, Textarea } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { BodyOf } from "@tocsin/contract";
import { useState } from "react";
import { apiUntil } from "../../../../ui/api.ts";
import { useSayProblem } from "../../../../ui/problems.ts";
import { useSay } from "../../../../ui/say.ts";
import { ImportReport } from "./ImportReport.tsx";

type Dialect = NonNullable<BodyOf<"importQuery">["dialect"]>;
const DIALECTS: readonly Dialect[] = ["x", "brandwatch", "meltwater"];
/** The names the tools are sold under, the same in every language. */
const NAMES: Record<Dialect, string> = { x: "X", brandwatch: "Brandwatch", meltwater: "Meltwater" };
const PAUSE_MS = 300;

/** A query written for another tool, translated under one's eyes and taken over as a whole. */
export function ImportPanel({ onAccept }: { onAccept: (query: string) => void }) {
  const say = useSay();
  const [isOpen, open] = useState(false);
  if (!isOpen)
    return (
      <Group>
        <Button variant="default" size="sm" onClick={() => open(true)}>
          {say("query.import.open")}
        </Button>
      </Group>
    );
  const accept = (query: string) => {
    onAccept(query);
    open(false);
  };
  return (
    <Paper component="section" withBorder p="sm" bg="var(--surface-sunken)" aria-label={say("query.import")}>
      <Translation onAccept={accept} onClose={() => open(false)} />
    </Paper>
  );
}

function Translation({ onAccept, onClose }: { onAccept: (query: string) => void; onClose: () => void }) {
  const say = useSay();
  const sayProblem = useSayProblem();
  const [text, write] = useState("");
  const [dialect, choose] = useState<Dialect | "">("");
  const [asked] = useDebouncedValue(text, PAUSE_MS);
  const imported = useQuery({
    queryKey: ["importQuery", asked, dialect],
    queryFn: ({ signal }) =>
      apiUntil(signal).importQuery({ body: { text: asked, ...(dialect !== "" && { dialect }) } }),
    enabled: asked.trim() !== "",
    placeholderData: keepPreviousData,
    retry: false,
  });
  const isReady = asked.trim() !== "" && imported.isSuccess;
  const query = isReady ? imported.data.query : "";
  return (
    <Stack gap="sm">
      <Textarea
        label={say("query.import.text")}
        description={say("query.import.text.hint")}
        value={text}
        onChange={(event) => write(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={8}
        spellCheck={false}
        dir="auto"
      />
      <NativeSelect
        label={say("query.import.dialect")}
        value={dialect}
        onChange={(event) => choose(event.currentTarget.value as Dialect | "")}
        data={[
          { value: "", label: say("query.import.detect") },
          ...DIALECTS.map((value) => ({ value, label: NAMES[value] })),
        ]}
      />
      {imported.isError && (
        <Text size="sm" c="dimmed">
          {sayProblem(imported.error)}
        </Text>
      )}
      {isReady && <ImportReport imported={imported.data} tool={NAMES[imported.data.dialect]} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" size="sm" onClick={onClose}>
          {say("query.import.close")}
        </Button>
        <Button size="sm" disabled={query === "" || asked !== text} onClick={() => onAccept(query)}>
          {say("query.import.accept")}
        </Button>
      </Group>
    </Stack>
  );
}
