import { Button, Grid, Stack, Text } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { Answer } from "../../ui/Answer.tsx";
import { SeverityBadge } from "../../ui/badges.tsx";
import { ExpectedBand } from "../../ui/chart/ExpectedBand.tsx";
import { Panel } from "../../ui/kit/Panel.tsx";
import { ButtonLink } from "../../ui/links.tsx";
import { PageFrame } from "../../ui/PageFrame.tsx";
import { useSay } from "../../ui/say.ts";
import { TimelineList } from "../respond/index.ts";
import { InShort } from "./InShort.tsx";
import { Lessons } from "./lessons/Lessons.tsx";
import { Moods } from "./Moods.tsx";
import { ResponseTimes } from "./ResponseTimes.tsx";
import { type Review, useReview } from "./useReview.ts";
import "../../ui/print.css";

export function ReviewPage() {
  const { id } = useParams({ from: "/inside/review/$id" });
  return <Answer of={useReview(id)}>{(review) => <Report review={review} />}</Answer>;
}

/** A page to hand on: it reads from top to bottom and prints without the frame around it. */
function Report({ review }: { review: Review }) {
  const say = useSay();
  const { incident } = review;
  return (
    <PageFrame
      title={incident.title}
      badges={<SeverityBadge severity={incident.severity} />}
      above={[{ to: "/review", title: say("review.title") }]}
      intro={`${say("review.heading", { number: incident.number })} · ${say(`crisis.${incident.type}`)}`}
      actions={<Actions incidentId={incident.id} />}
    >
      <InShort review={review} />
      <Panel title={say("review.curve")}>
        {review.points.length === 0 ? (
          <Text size="sm">{say("review.curve.none")}</Text>
        ) : (
          <ExpectedBand
            title={incident.title}
            points={review.points}
            marks={review.marks}
            stepMinutes={review.stepMinutes}
          />
        )}
      </Panel>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 6 }}>
          <Stack>
            <ResponseTimes times={review.responseTimes} />
            <TaskFigures tasks={review.tasks} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 6 }}>
          <Moods mood={review.mood} />
        </Grid.Col>
      </Grid>
      <Lessons review={review} />
      <Panel title={say("review.timeline")}>
        <TimelineList entries={review.timeline} />
      </Panel>
    </PageFrame>
  );
}

function Actions({ incidentId }: { incidentId: string }) {
  const say = useSay();
  return (
    <>
      <ButtonLink to="/incidents/$id" params={{ id: incidentId }} variant="default" data-screen-only>
        {say("review.toIncident")}
      </ButtonLink>
      <Button variant="default" onClick={() => window.print()} data-screen-only>
        {say("review.print")}
      </Button>
    </>
  );
}

function TaskFigures({ tasks }: { tasks: Review["tasks"] }) {
  const say = useSay();
  const { total, done, late } = tasks;
  return (
    <Panel title={say("review.tasks")}>
      <Text size="sm">
        {total === 0
          ? say("review.tasks.none")
          : `${say("review.tasks.text", { done, total })} ${say("review.tasks.late", { count: late })}`}
      </Text>
    </Panel>
  );
}
