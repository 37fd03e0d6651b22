import { Group, Loader, SegmentedControl, Stack, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import { useState } from "react";
import { apiUntil } from "../../../../ui/api.ts";
import { useSayProblem } from "../../../../ui/problems.ts";
import { useSay } from "../../../../ui/say.ts";
import { Contexts } from "./Contexts.tsx";
import { DayBars } from "./DayBars.tsx";
import { Examples } from "./Examples.tsx";
import { Hints } from "./Hints.tsx";
import { Note } from "./Note.tsx";
import type { Remedies } from "./QueryPreview.tsx";
import { LanguageShares, PlatformShares } from "./Shares.tsx";

type Preview = AnswerOf<"previewQuery">;
type Days = 7 | 28;

export function StoredPreview({ query, ...remedies }: Remedies & { query: string }) {
  const say = useSay();
  const sayProblem = useSayProblem();
  const [days, setDays] = useState<Days>(28);
  const preview = useQuery({
    queryKey: ["previewQuery", query, days],
    queryFn: ({ signal }) => apiUntil(signal).previewQuery({ body: { query, days } }),
    enabled: query.trim() !== "",
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (query.trim() === "") return <Note>{say("prepare.preview.waiting")}</Note>;
  return (
    <Stack gap="sm" aria-busy={preview.isFetching}>
      <Group justify="space-between">
        <DaysChoice days={days} onChange={setDays} />
        <span role="status">{preview.isFetching && <Counting />}</span>
      </Group>
      {preview.isError && <Note>{sayProblem(preview.error)}</Note>}
      {preview.isSuccess && <Found preview={preview.data} {...remedies} />}
      {preview.isSuccess && preview.data.count > 0 && <Contexts {...{ query, days }} {...remedies} />}
    </Stack>
  );
}

function Counting() {
  const say = useSay();
  return (
    <Group gap={6} component="span">
      <Loader size={12} />
      <Text span size="xs" c="dimmed">
        {say("query.preview.counting")}
      </Text>
    </Group>
  );
}

function DaysChoice({ days, onChange }: { days: Days; onChange: (days: Days) => void }) {
  const say = useSay();
  return (
    <SegmentedControl
      size="xs"
      aria-label={say("query.preview.days")}
      value={String(days)}
      onChange={(value) => onChange(value === "7" ? 7 : 28)}
      data={["7", "28"].map((value) => ({ value, label: say("query.preview.lastDays", { days: Number(value) }) }))}
    />
  );
}

function Found({ preview, ...remedies }: Remedies & { preview: Preview }) {
  const say = useSay();
  const { count, aDay, stored, isEstimate, perDay, hints, examples } = preview;
  if (stored === 0) return <Note>{say("query.preview.nothingStored")}</Note>;
  return (
    <Stack gap="sm">
      <div>
        <Text fw={600}>{say("query.preview.aDay", { aDay: roundDay(aDay) })}</Text>
        <Note>{say(isEstimate ? "query.preview.estimate" : "query.preview.of", { count, stored })}</Note>
      </div>
      <Hints hints={hints} onLeaveOut={remedies.onLeaveOut} />
      {count > 0 && (
        <>
          <DayBars days={perDay} peak={Math.max(...perDay.map((day) => day.count))} />
          <LanguageShares shares={preview.languages} />
          <PlatformShares shares={preview.platforms} />
          <Examples posts={examples} />
        </>
      )}
    </Stack>
  );
}

/** Below ten a day a half counts, above it does not. */
const roundDay = (aDay: number): number => (aDay < 10 ? Math.round(aDay * 10) / 10 : Math.round(aDay));
