import { Button, Group, Stack } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import { useSay } from "../say.ts";
import { Dialog } from "./Dialog.tsx";

interface FormDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly onSave: () => void;
  readonly isBusy: boolean;
  readonly isOff?: boolean;
  readonly size?: string;
  readonly children: ReactNode;
}

/** A form over the page. A click beside it does not close it: half-filled forms are lost that way. */
export function FormDialog({ title, onClose, onSave, isBusy, isOff = false, size, children }: FormDialogProps) {
  const say = useSay();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  return (
    <Dialog opened onClose={onClose} title={title} size={size ?? "md"} closeOnClickOutside={false}>
      <form onSubmit={submit}>
        <Stack>
          {children}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {say("prepare.cancel")}
            </Button>
            <Button type="submit" loading={isBusy} disabled={isOff}>
              {say("prepare.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
