import { Button, Group, List, Text } from "@mantine/core";
import type { AnswerOf } from "@tocsin/contract";
import { useAct } from "../../../ui/act.ts";
import { api } from "../../../ui/api.ts";
import { Bidi } from "../../../ui/Bidi.tsx";
import { useTimes } from "../../../ui/kit/times.ts";
import { useSay } from "../../../ui/say.ts";
import { useMay } from "../../../ui/session.ts";

type Mark = AnswerOf<"getWatchSeries">["marks"][number];

/** What people wrote at moments of the chart, in words beside it. */
export function Notes({ marks }: { marks: readonly Mark[] }) {
  const say = useSay();
  const notes = marks.filter(({ kind }) => kind === "note");
  if (notes.length === 0) return null;
  return (
    <List size="sm" listStyleType="none" aria-label={say("moment.notes")}>
      {notes.map((note) => (
        <List.Item key={note.id}>
          <Note note={note} />
        </List.Item>
      ))}
    </List>
  );
}

function Note({ note }: { note: Mark }) {
  const say = useSay();
  const { moment } = useTimes();
  const mayWrite = useMay("respond");
  const remove = useAct(() => api.deleteWatchNote({ params: { id: note.id } }), { invalidate: ["getWatchSeries"] });
  return (
    <Group gap="xs">
      <Text size="sm">
        <span aria-hidden="true">✎</span> {moment(note.at)}: <Bidi>{note.label}</Bidi>
      </Text>
      {mayWrite && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => remove.mutate(undefined)}
          loading={remove.isPending}
          aria-label={`${say("moment.note.remove")}: ${note.label}`}
        >
          {say("moment.note.remove")}
        </Button>
      )}
    </Group>
  );
}
