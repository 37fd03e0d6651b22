import { Button, Group, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { BodyOf } from "@tocsin/contract";
import { type FormEvent, useState } from "react";
import { api, ask } from "../../../ui/api.ts";
import { readWallTime } from "../../../ui/kit/wallClock.ts";
import { useSay } from "../../../ui/say.ts";
import { useSession } from "../../../ui/session.ts";
import { PersonChoice } from "../../respond/index.ts";
import { useReviewAct } from "../useReview.ts";
import type { Lesson } from "./Lessons.tsx";

interface LessonFormProps {
  readonly incidentId: string;
  readonly kind: Lesson["kind"];
  readonly onClose: () => void;
}

/** An observation needs words only; an action also needs a person, and may have a day. */
export function LessonForm({ incidentId, kind, onClose }: LessonFormProps) {
  const say = useSay();
  const { timeZone } = useSession().workspace;
  const [text, setText] = useState("");
  const [ownerId, setOwner] = useState<string | null>(null);
  const [day, setDay] = useState("");
  const write = useReviewAct(
    incidentId,
    (body: BodyOf<"createLesson">) => api.createLesson({ params: { incidentId }, body }),
    { success: "review.lesson.saved", onDone: onClose },
  );
  const isAction = kind === "action";
  const isUnready = text.trim() === "" || (isAction && ownerId === null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const dueAt = readWallTime(day, timeZone)?.toISOString() ?? null;
    write.mutate({ kind, text, ownerId, dueAt });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <Textarea
          label={say("review.lesson.text")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autosize
          minRows={2}
          autoFocus
          dir="auto"
        />
        {isAction && <ActionFields ownerId={ownerId} onOwner={setOwner} day={day} onDay={setDay} />}
        <Group gap="xs">
          <Button type="submit" size="compact-sm" loading={write.isPending} disabled={isUnready}>
            {say("review.lesson.save")}
          </Button>
          <Button variant="default" size="compact-sm" onClick={onClose}>
            {say("review.lesson.cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface ActionFieldsProps {
  readonly ownerId: string | null;
  readonly onOwner: (id: string | null) => void;
  readonly day: string;
  readonly onDay: (day: string) => void;
}

function ActionFields({ ownerId, onOwner, day, onDay }: ActionFieldsProps) {
  const say = useSay();
  const members = useQuery(ask("listMembers"));
  const owner = members.data?.items.find(({ id }) => id === ownerId) ?? null;
  return (
    <>
      <PersonChoice label={say("review.lesson.owner")} value={owner} onChange={onOwner} />
      {ownerId === null && (
        <Text size="xs" c="dimmed">
          {say("review.lesson.owner.none")}
        </Text>
      )}
      <TextInput
        type="date"
        label={say("review.lesson.due")}
        value={day}
        onChange={(event) => onDay(event.currentTarget.value)}
      />
    </>
  );
}
