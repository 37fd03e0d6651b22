import { Paper, SegmentedControl, Stack, Text, Title } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useCallback } from "react";
import { Answer } from "../../ui/Answer.tsx";
import { ask } from "../../ui/api.ts";
import { ExpectedBand } from "../../ui/chart/ExpectedBand.tsx";
import { sayLength } from "../../ui/lengths.ts";
import { ButtonLink } from "../../ui/links.tsx";
import { PageFrame } from "../../ui/PageFrame.tsx";
import { SourceStates } from "../../ui/SourceStates.tsx";
import { Empty } from "../../ui/States.tsx";
import { useSay } from "../../ui/say.ts";
import { isSilent } from "../../ui/sources.ts";
import { useNow } from "../../ui/time.tsx";
import { useUrlState } from "../../ui/urlState.ts";
import { MentionList } from "../listen/index.ts";
import { sentenceForHour, type WatchNow } from "./situation.ts";
import { isWatchSpan, seriesOver, spanNames, type WatchSpan, watchSpans } from "./watchSpan.ts";

export function WatchDetailPage() {
  const say = useSay();
  const { id = "" } = useParams({ strict: false });
  const situation = useQuery(ask("getSituation"));
  return (
    <Answer of={situation}>
      {(now) => {
        const watch = now.watches.find((each) => each.watchId === id);
        return watch === undefined ? <Empty title={say("detect.watchGone")} /> : <WatchDetail watch={watch} />;
      }}
    </Answer>
  );
}

function WatchDetail({ watch }: { watch: WatchNow }) {
  const say = useSay();
  const { voices, expected } = watch.lastHour;
  return (
    <PageFrame
      title={watch.name}
      above={[{ to: "/", title: say("detect.title") }]}
      intro={say(sentenceForHour(watch), { voices, expected: expected ?? 0 })}
      actions={
        watch.alertId !== null && (
          <ButtonLink to="/alerts/$id" params={{ id: watch.alertId }}>
            {say("detect.toAlert")}
          </ButtonLink>
        )
      }
    >
      <Volume watch={watch} />
      <Title order={2} size="h4">
        {say("detect.mentions")}
      </Title>
      <MentionList filter={{ watchId: watch.watchId, show: "voices" }} />
    </PageFrame>
  );
}

function Volume({ watch }: { watch: WatchNow }) {
  const say = useSay();
  const [state, setState] = useUrlState();
  const span: WatchSpan = isWatchSpan(state.span) ? state.span : "24h";
  const navigate = useNavigate();
  const showMentions = useCallback(
    (from: string, to: string) => void navigate({ to: "/mentions", search: { watchId: watch.watchId, from, to } }),
    [navigate, watch.watchId],
  );
  const query = seriesOver(span, useNow());
  const series = useQuery({
    ...ask("getWatchSeries", { params: { id: watch.watchId }, query }),
    placeholderData: keepPreviousData,
  });
  return (
    <Paper withBorder p="md" bg="var(--surface)">
      <Stack gap="sm">
        <SegmentedControl
          aria-label={say("detect.span")}
          value={span}
          onChange={(next) => setState({ span: next }, { replace: true })}
          data={spanNames.map((each) => ({ value: each, label: sayLength(say, watchSpans[each].hours) }))}
          style={{ alignSelf: "flex-start" }}
        />
        <Answer of={series}>
          {({ points, marks, stepMinutes, sources }) => (
            <>
              <ExpectedBand
                title={say("detect.volumeOf", { watch: watch.name })}
                {...{ points, marks, stepMinutes }}
                onPick={showMentions}
              />
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
  );
}
