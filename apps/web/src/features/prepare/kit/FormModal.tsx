import { Button, Group, Modal, Stack } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import { useSay } from "../../../ui/say.ts";

interface FormModalProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly onSave: () => void;
  readonly isBusy: boolean;
  readonly isOff?: boolean;
  readonly size?: string;
  readonly children: ReactNode;
}

/** A form over the page. A click beside it does not close it: half-filled forms are lost that way. */
export function FormModal({ title, onClose, onSave, isBusy, isOff = false, size, children }: FormModalProps) {
  const say = useSay();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  return (
    <Modal opened onClose={onClose} title={title} size={size ?? "md"} closeOnClickOutside={false}>
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
    </Modal>
  );
}
