import { Stack, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Answer } from "../../../ui/Answer.tsx";
import { ask } from "../../../ui/api.ts";
import { ExpectedBand } from "../../../ui/chart/ExpectedBand.tsx";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { AppLink } from "../../../ui/links.tsx";
import { SourceStates } from "../../../ui/SourceStates.tsx";
import { useSay } from "../../../ui/say.ts";
import { useNow } from "../../../ui/time.tsx";
import type { AlertDetail } from "../useAlertActs.ts";
import { curveSpan } from "./curveSpan.ts";

/** The curve around the alert, with the sources it rests on: no picture without them. */
export function Curve({ alert, watchId }: { alert: AlertDetail; watchId: string }) {
  const say = useSay();
  const query = curveSpan(alert.openedAt, alert.closedAt, useNow());
  const series = useQuery({
    ...ask("getWatchSeries", { params: { id: watchId }, query }),
    placeholderData: keepPreviousData,
  });
  const { from, to } = query;
  return (
    <Panel title={say("alert.chart")}>
      <Answer of={series} rows={2}>
        {({ points, marks, stepMinutes, sources }) => (
          <Stack gap="sm">
            <ExpectedBand title={alert.watchName} {...{ points, marks, stepMinutes }} height={220} />
            <AppLink to="/mentions" search={{ watchId, from, to }} size="sm">
              {say("alert.chart.mentions")}
            </AppLink>
            <Text size="sm" fw={600}>
              {say("alert.sources")}
            </Text>
            {sources.length === 0 && <Text size="sm">{say("alert.sources.none")}</Text>}
            <SourceStates sources={sources} />
          </Stack>
        )}
      </Answer>
    </Panel>
  );
}
