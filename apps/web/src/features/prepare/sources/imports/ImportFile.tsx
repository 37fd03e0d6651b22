import { Button, FileInput, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useAct } from "../../../../ui/act.ts";
import { Dialog } from "../../../../ui/kit/Dialog.tsx";
import { useSay } from "../../../../ui/say.ts";
import { Preview } from "./Preview.tsx";
import { type Columns, previewFile, sendFile } from "./sendFile.ts";

const ACCEPTED =
  ".jsonl,.ndjson,.json,.csv,.tsv,.xlsx,.gz,application/x-ndjson,application/json,text/csv,application/gzip";

/** Takes a file in: first what would come of it, then the whole. Progress and bad lines appear in the list of imports. */
export function ImportFile({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const [file, choose] = useState<File | null>(null);
  const [columns, setColumns] = useState<Columns>({});
  const look = useAct(previewFile);
  const send = useAct(sendFile, { invalidate: ["listImports", "listSources"], onDone: onClose });
  const take = (chosen: File | null) => {
    choose(chosen);
    mean(chosen, {});
  };
  const mean = (of: File | null, meant: Columns) => {
    setColumns(meant);
    if (of === null) look.reset();
    else look.mutate({ file: of, columns: meant });
  };
  const isLacking = look.data !== undefined && look.data.missing.length > 0;
  return (
    <Dialog opened onClose={onClose} title={say("prepare.import.title")} size="lg" closeOnClickOutside={false}>
      <Stack>
        <Text size="sm" c="dimmed">
          {say("prepare.import.text")}
        </Text>
        <FileInput label={say("prepare.import.choose")} value={file} onChange={take} accept={ACCEPTED} clearable />
        {look.data !== undefined && file !== null && (
          <Preview preview={look.data} onMean={(name, field) => mean(file, { ...columns, [name]: field })} />
        )}
        {(send.isPending || look.isPending) && (
          <Text size="sm" role="status">
            {say(send.isPending ? "prepare.import.sending" : "prepare.import.looking")}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {say("prepare.cancel")}
          </Button>
          <Button
            onClick={() => file !== null && send.mutate({ file, columns })}
            disabled={file === null || look.isPending || isLacking}
            loading={send.isPending}
          >
            {say("prepare.import.start")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
