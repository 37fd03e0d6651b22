import { Loader, Paper, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { BodyOf } from "@tocsin/contract";
import { useMemo } from "react";
import { api } from "../../../../ui/api.ts";
import { ExpectedBand } from "../../../../ui/chart/ExpectedBand.tsx";
import { useSayProblem } from "../../../../ui/problems.ts";
import { useSay } from "../../../../ui/say.ts";
import { BudgetTable } from "./BudgetTable.tsx";
import { Outcome } from "./Outcome.tsx";
import type { Rehearsal } from "./outcome.ts";
import { MissedList, RingList } from "./RingList.tsx";

type Body = BodyOf<"rehearseWatch">;
export type Budget = NonNullable<Body["weeklyBudget"]>;

interface WatchRehearsalProps {
  readonly watch: { readonly id: string; readonly name: string } | null;
  readonly draft: { readonly brandId: string; readonly query: string; readonly weeklyBudget: Budget };
  readonly onBudget: (weeklyBudget: Budget) => void;
}

const PAUSE_MS = 1_200;
const DAYS = 30;
const FRESH_MS = 300_000;

/** The watch as it is being written, played on the team's own past: when it would ring, and what those times were. */
export function WatchRehearsal({ watch, draft, onBudget }: WatchRehearsalProps) {
  const say = useSay();
  const sayProblem = useSayProblem();
  const { brandId, query, weeklyBudget } = draft;
  const wish = useMemo(
    () => ({ brandId, query, weeklyBudget, days: DAYS, ...(watch !== null && { watchId: watch.id }) }),
    [brandId, query, weeklyBudget, watch],
  );
  const [asked] = useDebouncedValue(wish, PAUSE_MS);
  const rehearsal = useQuery({
    queryKey: ["rehearseWatch", asked],
    queryFn: () => api.rehearseWatch({ body: asked }),
    enabled: asked.query.trim() !== "",
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    retry: false,
  });
  if (query.trim() === "") return null;
  return (
    <Paper component="section" withBorder p="sm" bg="var(--surface-sunken)" aria-label={say("rehearsal.title")}>
      <Stack gap="sm" aria-busy={rehearsal.isFetching}>
        <Text fw={600} size="sm">
          {say("rehearsal.title")}{" "}
          {rehearsal.isFetching && <Loader size={12} role="status" aria-label={say("rehearsal.running")} />}
        </Text>
        {rehearsal.isPending && (
          <Text size="sm" c="dimmed">
            {say("rehearsal.running")}
          </Text>
        )}
        {rehearsal.isError && (
          <Text size="sm" c="dimmed">
            {sayProblem(rehearsal.error)}
          </Text>
        )}
        {rehearsal.isSuccess && (
          <Played name={watch?.name ?? say("prepare.watches.title.new")} {...{ onBudget }} rehearsal={rehearsal.data} />
        )}
      </Stack>
    </Paper>
  );
}

interface PlayedProps {
  readonly name: string;
  readonly rehearsal: Rehearsal;
  readonly onBudget: (weeklyBudget: Budget) => void;
}

function Played({ name, rehearsal, onBudget }: PlayedProps) {
  const say = useSay();
  const { points, marks, stepMinutes, rings, missed, budgets } = rehearsal;
  if (rehearsal.posts === 0 && missed.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {say("rehearsal.nothing")}
      </Text>
    );
  return (
    <>
      <Outcome rehearsal={rehearsal} />
      {points.length > 0 && (
        <ExpectedBand
          title={say("rehearsal.chart", { watch: name })}
          height={150}
          {...{ points, marks, stepMinutes }}
        />
      )}
      <RingList rings={rings} />
      <MissedList missed={missed} />
      <BudgetTable budgets={budgets} onChoose={onBudget} />
    </>
  );
}
