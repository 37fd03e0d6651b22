import { Stack, Textarea } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "../../../ui/api.ts";
import { useSay } from "../../../ui/say.ts";
import { QueryChecks } from "./QueryChecks.tsx";
import { QueryPreview } from "./QueryPreview.tsx";

interface QueryEditorProps {
  readonly query: string;
  readonly onChange: (query: string) => void;
  readonly error?: string | undefined;
}

const PAUSE_MS = 300;
const LONGER_PAUSE_MS = 800;

/** Writing a query with its meaning, its faults and what it would have caught beside it, while typing. */
export function QueryEditor({ query, onChange, error }: QueryEditorProps) {
  const say = useSay();
  const [asked] = useDebouncedValue(query, PAUSE_MS);
  const [previewed] = useDebouncedValue(query, LONGER_PAUSE_MS);
  const check = useQuery({
    queryKey: ["checkQuery", asked],
    queryFn: () => api.checkQuery({ body: { query: asked } }),
    enabled: asked.trim() !== "",
    placeholderData: keepPreviousData,
  });
  const isCurrent = asked === query && !check.isPlaceholderData;
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
        required
        spellCheck={false}
        dir="auto"
        styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
      />
      <QueryChecks query={query} check={check} isCurrent={isCurrent} onChange={onChange} />
      <QueryPreview query={previewed} />
    </Stack>
  );
}
