import { Button, Group, Radio, Stack, Text, Textarea } from "@mantine/core";
import { type DismissalReason, dismissalReasons } from "@tocsin/contract/words";
import { useState } from "react";
import { Dialog } from "../../ui/kit/Dialog.tsx";
import { useSay } from "../../ui/say.ts";
import { Teaching, useTeaching } from "./Teaching.tsx";
import { type AlertDetail, useAlertActs } from "./useAlertActs.ts";

/** "Not a crisis, because…": the reason is asked for, since colleagues read it in the list. */
export function DismissForm({ alert, onClose }: { alert: AlertDetail; onClose: () => void }) {
  const say = useSay();
  const [reason, setReason] = useState<DismissalReason | null>(null);
  const [note, setNote] = useState("");
  const teaching = useTeaching(alert);
  const { dismiss } = useAlertActs(alert.id);
  const send = () => {
    if (reason !== null) dismiss.mutate({ reason, note, ...teaching.wish }, { onSuccess: onClose });
  };
  return (
    <Dialog opened onClose={onClose} title={say("alert.dismiss.title")}>
      <Stack>
        <Radio.Group
          label={say("alert.dismiss.reason")}
          value={reason}
          onChange={(value) => setReason(value as DismissalReason)}
        >
          <Stack gap="sm" mt="xs">
            {dismissalReasons.map((value) => (
              <Radio key={value} value={value} label={say(`alert.reason.${value}`)} />
            ))}
          </Stack>
        </Radio.Group>
        {reason !== null && <Teaching reason={reason} teaching={teaching} />}
        <Textarea
          label={say("alert.dismiss.note")}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          autosize
          minRows={2}
          dir="auto"
        />
        <Text size="sm" c="dimmed">
          {say("alert.dismiss.text")}
        </Text>
        <Group justify="flex-end">
          <Button onClick={send} disabled={reason === null} loading={dismiss.isPending}>
            {say("alert.dismiss.save")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
