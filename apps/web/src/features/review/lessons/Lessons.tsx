import { SimpleGrid } from "@mantine/core";
import { MayNote } from "../../../ui/kit/MayNote.tsx";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { useSay } from "../../../ui/say.ts";
import { useMay } from "../../../ui/session.ts";
import type { Review } from "../useReview.ts";
import { LessonGroup } from "./LessonGroup.tsx";

export type Lesson = Review["lessons"][number];
const kinds = ["went-well", "went-badly", "action"] as const;

export function Lessons({ review }: { review: Review }) {
  const say = useSay();
  const mayWrite = useMay("respond");
  return (
    <Panel title={say("review.lessons")} lead={say("review.lessons.lead")}>
      <MayNote may={mayWrite} reason="review.mayNot.respond" />
      <SimpleGrid cols={{ base: 1, md: 3 }}>
        {kinds.map((kind) => (
          <LessonGroup key={kind} review={review} kind={kind} mayWrite={mayWrite} />
        ))}
      </SimpleGrid>
    </Panel>
  );
}
