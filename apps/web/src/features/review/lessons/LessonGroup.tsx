import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { api } from "../../../ui/api.ts";
import { Bidi } from "../../../ui/Bidi.tsx";
import { useTimes } from "../../../ui/kit/times.ts";
import { useSay } from "../../../ui/say.ts";
import { type Review, useReviewAct } from "../useReview.ts";
import { LessonForm } from "./LessonForm.tsx";
import type { Lesson } from "./Lessons.tsx";

interface LessonGroupProps {
  readonly review: Review;
  readonly kind: Lesson["kind"];
  readonly mayWrite: boolean;
}

export function LessonGroup({ review, kind, mayWrite }: LessonGroupProps) {
  const say = useSay();
  const lessons = review.lessons.filter((lesson) => lesson.kind === kind);
  const [isAdding, { open, close }] = useDisclosure();
  const name = say(`review.lesson.${kind}`);
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {name}
      </Title>
      {lessons.length === 0 && (
        <Text size="sm" c="dimmed">
          {say(`review.lesson.${kind}.none`)}
        </Text>
      )}
      {lessons.map((lesson) => (
        <LessonLine key={lesson.id} incidentId={review.incident.id} lesson={lesson} mayWrite={mayWrite} />
      ))}
      {mayWrite && !isAdding && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={open}
          aria-label={`${say("review.lesson.add")}: ${name}`}
          style={{ alignSelf: "flex-start" }}
        >
          {say("review.lesson.add")}
        </Button>
      )}
      {isAdding && <LessonForm incidentId={review.incident.id} kind={kind} onClose={close} />}
    </Stack>
  );
}

interface LessonLineProps {
  readonly incidentId: string;
  readonly lesson: Lesson;
  readonly mayWrite: boolean;
}

function LessonLine({ incidentId, lesson, mayWrite }: LessonLineProps) {
  const say = useSay();
  const strike = useReviewAct(incidentId, () => api.deleteLesson({ params: { incidentId, lessonId: lesson.id } }), {
    success: "review.lesson.deleted",
  });
  return (
    <div>
      <Text size="sm" style={{ whiteSpace: "pre-wrap" }}>
        <Bidi>{lesson.text}</Bidi>
      </Text>
      <Group gap="xs">
        <Text size="xs" c="dimmed">
          <bdi>{useTaskWords(lesson)}</bdi>
        </Text>
        {mayWrite && (
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => strike.mutate(undefined)}
            loading={strike.isPending}
            aria-label={say("review.lesson.delete.label", { text: lesson.text })}
          >
            {say("review.lesson.delete")}
          </Button>
        )}
      </Group>
    </div>
  );
}

/** Who does it by when; a mere observation shows who made it. */
function useTaskWords({ owner, dueAt, by }: Lesson): string {
  const say = useSay();
  const { day } = useTimes();
  if (owner === null) return by.name;
  return dueAt === null ? owner.name : say("review.lesson.dueOn", { name: owner.name, date: day(dueAt) });
}
