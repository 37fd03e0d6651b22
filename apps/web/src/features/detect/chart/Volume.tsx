import { Group, Paper, SegmentedControl, Stack, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { Answer } from "../../../ui/Answer.tsx";
import { ask } from "../../../ui/api.ts";
import { ExpectedBand } from "../../../ui/chart/ExpectedBand.tsx";
import { sayLength } from "../../../ui/lengths.ts";
import { SourceStates } from "../../../ui/SourceStates.tsx";
import { useSay } from "../../../ui/say.ts";
import { isSilent } from "../../../ui/sources.ts";
import { useNow } from "../../../ui/time.tsx";
import { useUrlState } from "../../../ui/urlState.ts";
import { MomentPanel } from "../moment/MomentPanel.tsx";
import { Notes } from "../moment/Notes.tsx";
import type { WatchNow } from "../situation.ts";
import { isWatchSpan, seriesOver, spanNames, type WatchSpan, watchSpans } from "../watchSpan.ts";
import { ZoomControls } from "./ZoomControls.tsx";
import { printWindow, readWindow, type Window } from "./zoom.ts";

const MINUTE_MS = 60_000;

/** What came against what was usual, as near as one likes; a press on a step asks why the bell rang then, or why not. */
export function Volume({ watch }: { watch: WatchNow }) {
  const say = useSay();
  const now = useNow();
  const [state, setState] = useUrlState();
  const span: WatchSpan = isWatchSpan(state.span) ? state.span : "24h";
  const zoomed = readWindow(state.from, state.to);
  const query = zoomed === null ? seriesOver(span, now) : printWindow(zoomed);
  const series = useQuery({
    ...ask("getWatchSeries", { params: { id: watch.watchId }, query }),
    placeholderData: keepPreviousData,
  });
  const show = useCallback(
    (window: Window | null) =>
      setState(window === null ? { from: undefined, to: undefined } : printWindow(window), { replace: true }),
    [setState],
  );
  const drawOver = useCallback((from: string, to: string) => setState({ from, to }, { replace: true }), [setState]);
  const choose = useCallback((at: string) => setState({ at }, { replace: true }), [setState]);
  const pick = useCallback(
    (_from: string, to: string) => choose(new Date(Math.min(Date.parse(to), Date.now()) - MINUTE_MS).toISOString()),
    [choose],
  );
  return (
    <>
      <Paper withBorder p="md" bg="var(--surface)">
        <Stack gap="sm">
          <Group justify="space-between" gap="xs">
            <SegmentedControl
              aria-label={say("detect.span")}
              value={zoomed === null ? span : ""}
              onChange={(next) => setState({ span: next, from: undefined, to: undefined }, { replace: true })}
              data={spanNames.map((each) => ({ value: each, label: sayLength(say, watchSpans[each].hours) }))}
            />
            <ZoomControls
              window={zoomed ?? { from: Date.parse(query.from), to: Date.parse(query.to) }}
              isZoomed={zoomed !== null}
              now={now}
              onChange={show}
            />
          </Group>
          <Answer of={series}>
            {({ points, marks, stepMinutes, sources }) => (
              <>
                <ExpectedBand
                  title={say("detect.volumeOf", { watch: watch.name })}
                  {...{ points, marks, stepMinutes }}
                  onPick={pick}
                  onZoom={drawOver}
                />
                <Notes marks={marks} />
                {sources.some(isSilent) && (
                  <div>
                    <Text size="sm">{say("detect.notWhole")}</Text>
                    <SourceStates sources={sources.filter(isSilent)} />
                  </div>
                )}
              </>
            )}
          </Answer>
        </Stack>
      </Paper>
      <MomentPanel watchId={watch.watchId} at={state.at ?? null} onChoose={choose} />
    </>
  );
}
