import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useState } from "react";
import { api } from "../../ui/api.ts";
import { Dialog } from "../../ui/kit/Dialog.tsx";
import { useSay } from "../../ui/say.ts";
import { type Incident, useIncidentAct } from "./useIncident.ts";

interface StateActionsProps {
  readonly incident: Incident;
  readonly isOff: boolean;
}

/** Stable means: no longer growing, not over. Closing is asked about, since it stops the clocks. */
export function StateActions({ incident, isOff }: StateActionsProps) {
  const say = useSay();
  const params = { id: incident.id };
  const isStable = incident.state === "stable";
  const settle = useIncidentAct(
    incident.id,
    () => api.updateIncident({ params, body: { state: isStable ? "open" : "stable" } }),
    { success: isStable ? "respond.reopened" : "respond.stabilised" },
  );
  const [isAsking, { open, close }] = useDisclosure();
  return (
    <>
      <Button variant="default" onClick={() => settle.mutate(undefined)} loading={settle.isPending} disabled={isOff}>
        {say(isStable ? "respond.reopenWork" : "respond.stabilise")}
      </Button>
      <Button variant="default" onClick={open} disabled={isOff}>
        {say("respond.close")}
      </Button>
      {isAsking && <CloseForm incident={incident} onClose={close} />}
    </>
  );
}

function CloseForm({ incident, onClose }: { incident: Incident; onClose: () => void }) {
  const say = useSay();
  const [note, setNote] = useState("");
  const end = useIncidentAct(incident.id, () => api.closeIncident({ params: { id: incident.id }, body: { note } }), {
    success: "respond.closed",
    onDone: onClose,
  });
  const left = incident.tasksTotal - incident.tasksDone;
  return (
    <Dialog opened onClose={onClose} title={say("respond.close.title", { number: incident.number })}>
      <Stack>
        <Text size="sm">{say("respond.close.text")}</Text>
        {left > 0 && (
          <Text size="sm" fw={600}>
            {say("respond.close.left", { count: left })}
          </Text>
        )}
        <Textarea
          label={say("respond.close.note")}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          autosize
          minRows={2}
          dir="auto"
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {say("respond.cancel")}
          </Button>
          <Button onClick={() => end.mutate(undefined)} loading={end.isPending}>
            {say("respond.close.save")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
