import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { useIntl } from "react-intl";
import { ask } from "../../../../ui/api.ts";
import { type ChartLine, type ChartStep, SeriesChart } from "../../../../ui/chart/SeriesChart.tsx";
import { Panel } from "../../../../ui/kit/Panel.tsx";
import { useSay } from "../../../../ui/say.ts";
import { sayInstant } from "../../../../ui/time.tsx";
import { CountLink } from "../../CountLink.tsx";
import { Heard } from "../../Heard.tsx";
import { mentionSearch } from "../../mentionSearch.ts";
import { fillSteps, placeCounts } from "../../share/series.ts";
import type { InsightQuery } from "../../stretch/stretch.ts";
import { curveStart } from "./curveStart.ts";
import type { Detail, PartProps } from "./detail.ts";

/** How it grows: all posts and the negative ones among them, from the first post on. */
export function Curve({ detail, query }: PartProps) {
  const say = useSay();
  const navigate = useNavigate();
  const situation = useQuery(ask("getSituation"));
  const { steps, lines } = useCurve(detail, query);
  const search = useCallback(
    (step: ChartStep, isNegative = false) =>
      mentionSearch({ ...query, ...step }, { narrativeId: detail.id, ...(isNegative && { sentiment: "negative" }) }),
    [query, detail.id],
  );
  const pick = useCallback(
    (step: ChartStep) => void navigate({ to: "/mentions", search: search(step) }),
    [navigate, search],
  );
  return (
    <Panel title={say("understand.narrative.curve")}>
      <SeriesChart
        title={say("understand.narrative.curve")}
        summary={usePeak(steps, lines)}
        {...{ steps, lines }}
        stepMinutes={detail.stepMinutes}
        onPick={pick}
        cell={({ key, name }, step, value) => (
          <CountLink count={value} words={name} search={search(step, key === "negative")} />
        )}
      />
      {situation.data !== undefined && <Heard sources={situation.data.sources} />}
    </Panel>
  );
}

function useCurve({ series, stepMinutes, firstAt }: Detail, { from, to }: InsightQuery) {
  const say = useSay();
  return useMemo(() => {
    const stretch = { from: curveStart({ firstAt, from, to }, stepMinutes), to };
    const heard = series.map(({ at }) => at);
    const steps = fillSteps(heard, stepMinutes, stretch);
    const place = (read: (step: Detail["series"][number]) => number) =>
      placeCounts(
        series.map((step) => ({ at: step.at, count: read(step) })),
        stepMinutes,
        stretch,
      );
    const lines: ChartLine[] = [
      { key: "seen", name: say("understand.measure.mentions"), values: place((step) => step.mentions), look: "seen" },
      {
        key: "negative",
        name: say("understand.measure.negative"),
        values: place((step) => step.negative),
        look: "negative",
      },
    ];
    return { steps, lines };
  }, [series, stepMinutes, firstAt, from, to, say]);
}

function usePeak(steps: readonly ChartStep[], lines: readonly ChartLine[]): string {
  const say = useSay();
  const intl = useIntl();
  const values = lines[0]?.values ?? [];
  const peak = Math.max(0, ...values);
  const at = steps[values.indexOf(peak)];
  return at === undefined ? "" : say("understand.narrative.peak", { peak, at: sayInstant(intl, at.from) });
}
