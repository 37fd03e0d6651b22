import { Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { useIntl } from "react-intl";
import { type ChartLine, type ChartStep, SeriesChart } from "../../../ui/chart/SeriesChart.tsx";
import { isolate } from "../../../ui/isolate.ts";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { useSay } from "../../../ui/say.ts";
import { sayInstant } from "../../../ui/time.tsx";
import { CountLink } from "../CountLink.tsx";
import { Heard } from "../Heard.tsx";
import { mentionSearch } from "../mentionSearch.ts";
import type { InsightQuery } from "../stretch/stretch.ts";
import type { BrandShare, Share } from "./sentence.ts";
import { readLines } from "./series.ts";

/** As many lines as a reader can tell apart. */
const MOST_LINES = 4;

interface ShareOverTimeProps {
  readonly share: Share;
  readonly query: InsightQuery;
}

/** The brands over time. Own brands come first, then the loudest. */
export function ShareOverTime({ share, query }: ShareOverTimeProps) {
  const say = useSay();
  const navigate = useNavigate();
  const shown = useMemo(() => ownFirst(share.brands).slice(0, MOST_LINES), [share.brands]);
  const { steps, lines, stepMinutes } = useBrandLines(share, shown, query);
  const showMentions = useCallback(
    ({ from, to }: ChartStep) =>
      void navigate({ to: "/mentions", search: mentionSearch({ ...query, from, to }, brandOf(shown)) }),
    [navigate, query, shown],
  );
  return (
    <Panel title={say("understand.share.overTime")}>
      <SeriesChart
        title={say("understand.share.overTime")}
        summary={useSummary(lines, steps)}
        {...{ steps, lines, stepMinutes }}
        onPick={showMentions}
        cell={({ key, name }, step, value) => (
          <CountLink count={value} words={name} search={mentionSearch({ ...query, ...step, brandId: key })} />
        )}
      />
      {share.brands.length > shown.length && (
        <Text size="xs" c="dimmed">
          {say("understand.share.lines", { shown: shown.length, all: share.brands.length })}
        </Text>
      )}
      <Heard sources={share.sources} />
    </Panel>
  );
}

function useBrandLines(share: Share, shown: readonly BrandShare[], { from, to }: InsightQuery) {
  return useMemo(() => {
    const ids = shown.map(({ brandId }) => brandId);
    const { steps, lines, stepMinutes } = readLines(share, ids, { from, to });
    const named = lines.map(
      ({ brandId, mentions }, index): ChartLine => ({
        key: brandId,
        name: shown[index]!.name,
        values: mentions,
        look: "line",
      }),
    );
    return { steps, lines: named, stepMinutes };
  }, [share, shown, from, to]);
}

const brandOf = (shown: readonly BrandShare[]) => (shown.length === 1 ? { brandId: shown[0]!.brandId } : {});

const ownFirst = (brands: readonly BrandShare[]): BrandShare[] =>
  [...brands].sort((a, b) => Number(b.kind === "own") - Number(a.kind === "own") || b.mentions - a.mentions);

/** Each line's highest step, for those who do not see the lines. */
function useSummary(lines: readonly ChartLine[], steps: readonly ChartStep[]): string {
  const say = useSay();
  const intl = useIntl();
  const sentences = lines.map(({ name, values }) => {
    const peak = Math.max(0, ...values);
    const at = steps[values.indexOf(peak)]?.from;
    return at === undefined || peak === 0
      ? say("understand.share.line.flat", { brand: name })
      : say("understand.share.line.peak", { brand: isolate(name), peak, at: sayInstant(intl, at) });
  });
  return sentences.join(" ");
}
