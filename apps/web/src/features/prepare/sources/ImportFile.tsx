import { Button, FileInput, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useAct } from "../../../ui/act.ts";
import { Dialog } from "../../../ui/kit/Dialog.tsx";
import { useSay } from "../../../ui/say.ts";
import { sendFile } from "./sendFile.ts";

/** Takes a file in; its progress and its bad lines appear in the list of imports. */
export function ImportFile({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const [file, choose] = useState<File | null>(null);
  const send = useAct(sendFile, { invalidate: ["listImports", "listSources"], onDone: onClose });
  return (
    <Dialog opened onClose={onClose} title={say("prepare.import.title")} closeOnClickOutside={!send.isPending}>
      <Stack>
        <Text size="sm" c="dimmed">
          {say("prepare.import.text")}
        </Text>
        <FileInput
          label={say("prepare.import.choose")}
          value={file}
          onChange={choose}
          accept=".jsonl,.ndjson,.json,.csv,.gz,application/x-ndjson,application/json,text/csv,application/gzip"
          clearable
        />
        {send.isPending && (
          <Text size="sm" role="status">
            {say("prepare.import.sending")}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {say("prepare.cancel")}
          </Button>
          <Button onClick={() => file !== null && send.mutate(file)} disabled={file === null} loading={send.isPending}>
            {say("prepare.import.start")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
