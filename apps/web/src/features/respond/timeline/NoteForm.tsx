import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { getHotkeyHandler, useSessionStorage } from "@mantine/hooks";
import { api } from "../../../ui/api.ts";
import { useSay } from "../../../ui/say.ts";
import { type Incident, useIncidentAct } from "../useIncident.ts";

/** A note half written survives a reload: it lives in the tab until it is in the timeline. */
export function NoteForm({ incident }: { incident: Incident }) {
  const say = useSay();
  const [note, setNote] = useSessionStorage({ key: `tocsin-note-${incident.id}`, defaultValue: "" });
  const add = useIncidentAct(incident.id, () => api.createNote({ params: { id: incident.id }, body: { note } }), {
    onDone: () => setNote(""),
  });
  const isEmpty = note.trim() === "";
  const send = () => {
    if (!isEmpty && !add.isPending) add.mutate(undefined);
  };
  return (
    <Stack gap="xs">
      <Textarea
        label={say("respond.note")}
        placeholder={say("respond.note.hint")}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        onKeyDown={getHotkeyHandler([["mod+Enter", send]])}
        autosize
        minRows={2}
        dir="auto"
      />
      <Group>
        <Button onClick={send} disabled={isEmpty} loading={add.isPending}>
          {say("respond.note.save")}
        </Button>
        <Text size="xs" c="dimmed">
          {say("respond.note.keys")}
        </Text>
      </Group>
    </Stack>
  );
}
