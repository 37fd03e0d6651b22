import { Group, Paper, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import { Answer } from "../../ui/Answer.tsx";
import { ask } from "../../ui/api.ts";
import { Bidi } from "../../ui/Bidi.tsx";
import { SeverityBadge } from "../../ui/badges.tsx";
import { useTimes } from "../../ui/kit/times.ts";
import { AppLink, ButtonLink } from "../../ui/links.tsx";
import { PageFrame } from "../../ui/PageFrame.tsx";
import { Empty } from "../../ui/States.tsx";
import { useSay } from "../../ui/say.ts";

type Brief = AnswerOf<"listReviews">["items"][number];

export function ReviewsPage() {
  const say = useSay();
  const reviews = useQuery(ask("listReviews"));
  return (
    <PageFrame title={say("review.title")} intro={say("review.lead")}>
      <Answer of={reviews}>{({ items }) => <Reviews reviews={items} />}</Answer>
    </PageFrame>
  );
}

function Reviews({ reviews }: { reviews: readonly Brief[] }) {
  const say = useSay();
  if (reviews.length === 0) {
    const toIncidents = (
      <ButtonLink to="/incidents" variant="default">
        {say("review.empty.incidents")}
      </ButtonLink>
    );
    return (
      <Empty title={say("review.empty")} action={toIncidents}>
        {say("review.empty.text")}
      </Empty>
    );
  }
  return (
    <Stack gap="xs">
      {reviews.map((review) => (
        <ReviewRow key={review.incidentId} review={review} />
      ))}
    </Stack>
  );
}

function ReviewRow({ review }: { review: Brief }) {
  const say = useSay();
  const { moment } = useTimes();
  return (
    <Paper withBorder p="sm" bg="var(--surface)" component="article">
      <Group gap="xs">
        <AppLink to="/review/$id" params={{ id: review.incidentId }} fw={600}>
          <Bidi>{review.title}</Bidi>
        </AppLink>
        <SeverityBadge severity={review.severity} />
      </Group>
      <Text size="sm" c="dimmed">
        {say("respond.number", { number: review.number })} · {say(`crisis.${review.type}`)} ·{" "}
        {say("review.closedAt", { time: moment(review.closedAt) })} ·{" "}
        {say("review.lessons.count", { count: review.lessons })}
      </Text>
    </Paper>
  );
}
