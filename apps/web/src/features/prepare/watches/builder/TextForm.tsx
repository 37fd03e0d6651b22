import { Stack, Textarea } from "@mantine/core";
import { useSay } from "../../../../ui/say.ts";
import { QueryChecks } from "./QueryChecks.tsx";
import type { QueryInStep } from "./useQueryInStep.ts";

interface TextFormProps {
  readonly query: string;
  readonly onChange: (query: string) => void;
  readonly error?: string | undefined;
  readonly step: QueryInStep;
}

export function TextForm({ query, onChange, error, step }: TextFormProps) {
  const say = useSay();
  return (
    <Stack gap="xs">
      <Textarea
        label={say("prepare.watches.query")}
        description={say("prepare.watches.query.hint")}
        value={query}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={error}
        autosize
        minRows={2}
        maxRows={8}
        required
        spellCheck={false}
        dir="auto"
        styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
      />
      <QueryChecks query={query} check={step.check} isCurrent={step.isCurrent} onChange={onChange} />
    </Stack>
  );
}
