import { Button, Group, Paper, Progress, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import { useIntl } from "react-intl";
import { Answer } from "../../../../ui/Answer.tsx";
import { useAct } from "../../../../ui/act.ts";
import { api, ask } from "../../../../ui/api.ts";
import { Bidi } from "../../../../ui/Bidi.tsx";
import { StateBadge } from "../../../../ui/badges.tsx";
import { Panel } from "../../../../ui/kit/Panel.tsx";
import { useTimes } from "../../../../ui/kit/times.ts";
import { useSay } from "../../../../ui/say.ts";
import { useMay } from "../../../../ui/session.ts";
import { BadLines } from "./BadLines.tsx";

export type ImportRun = AnswerOf<"listImports">["items"][number];
const POLL_MS = 1_500;

/** File imports, latest first; while one runs its figures move. */
export function ImportRuns() {
  const say = useSay();
  const runs = useQuery({
    ...ask("listImports"),
    refetchInterval: (query) => (query.state.data?.items.some((run) => run.state === "running") ? POLL_MS : false),
  });
  return (
    <Panel title={say("prepare.import.runs")}>
      <Answer of={runs} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {say("prepare.import.runs.none")}
            </Text>
          ) : (
            items.map((run) => <RunCard key={run.id} run={run} />)
          )
        }
      </Answer>
    </Panel>
  );
}

function RunCard({ run }: { run: ImportRun }) {
  const say = useSay();
  const intl = useIntl();
  const { moment } = useTimes();
  const { lines, stored, duplicates, badLineCount: bad } = run;
  const share = run.bytes === 0 ? 0 : Math.min(1, run.bytesRead / run.bytes);
  const read = say("prepare.import.progress", { share });
  return (
    <Paper withBorder p="sm" bg="var(--surface)">
      <Stack gap={4}>
        <Group gap="xs" justify="space-between">
          <Text fw={600}>
            <Bidi>{run.fileName}</Bidi>
          </Text>
          <StateBadge state={run.state} />
        </Group>
        {run.state === "running" && <Progress value={share * 100} aria-label={read} />}
        <Text size="sm">{say("prepare.import.counts", { lines, stored, duplicates, bad })}</Text>
        <Text size="sm" c="dimmed">
          {moment(run.startedAt)} · {run.state === "running" ? read : sayBytes(intl, run.bytes)}
        </Text>
        {run.problem !== null && (
          <Text size="sm" fw={600}>
            <Bidi>{run.problem}</Bidi>
          </Text>
        )}
        {run.state === "failed" && <Restart run={run} />}
        {bad > 0 && <BadLines run={run} />}
      </Stack>
    </Paper>
  );
}

/** A file is kept when its import breaks off; what was stored of it is not stored twice. */
function Restart({ run }: { run: ImportRun }) {
  const say = useSay();
  const restart = useAct(() => api.restartImport({ params: { id: run.id } }), { invalidate: ["listImports"] });
  return (
    <Button
      size="compact-sm"
      variant="default"
      onClick={() => restart.mutate(undefined)}
      loading={restart.isPending}
      disabled={!useMay("administer")}
      aria-label={`${say("prepare.import.restart")}: ${run.fileName}`}
      style={{ alignSelf: "flex-start" }}
    >
      {say("prepare.import.restart")}
    </Button>
  );
}

const MEGABYTE = 1e6;

function sayBytes(intl: ReturnType<typeof useIntl>, bytes: number): string {
  const [unit, size] = bytes < MEGABYTE ? (["kilobyte", 1e3] as const) : (["megabyte", MEGABYTE] as const);
  return intl.formatNumber(bytes / size, { style: "unit", unit, maximumFractionDigits: 1 });
}
