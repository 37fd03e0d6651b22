import { Button, type ButtonProps, Group, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { ReactNode } from "react";
import { useSay } from "../say.ts";
import { Dialog } from "./Dialog.tsx";

interface ConfirmDialogProps {
  /** On the button that opens the question, and on the one that answers it unless `confirm` says more. */
  readonly button: string;
  readonly label?: string;
  readonly title: string;
  /** What will happen, in words. */
  readonly children: ReactNode;
  readonly confirm?: string;
  readonly onConfirm: () => Promise<unknown>;
  readonly isDisabled?: boolean;
  readonly look?: Pick<ButtonProps, "variant" | "size" | "color" | "fullWidth">;
}

/** A button whose act is named with its consequences before it is done. */
export function ConfirmDialog({
  button,
  label,
  title,
  children,
  confirm = button,
  onConfirm,
  isDisabled,
  look,
}: ConfirmDialogProps) {
  const say = useSay();
  const [isOpen, { open, close }] = useDisclosure();
  const act = () => onConfirm().then(close, () => undefined);
  return (
    <>
      <Button variant="default" {...look} onClick={open} disabled={isDisabled} aria-label={label}>
        {button}
      </Button>
      <Dialog opened={isOpen} onClose={close} title={title}>
        <Stack>
          {children}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {say("prepare.cancel")}
            </Button>
            <ConfirmPress onPress={act}>{confirm}</ConfirmPress>
          </Group>
        </Stack>
      </Dialog>
    </>
  );
}

function ConfirmPress({ onPress, children }: { onPress: () => Promise<unknown>; children: ReactNode }) {
  const [isBusy, { open, close }] = useDisclosure();
  const press = () => {
    open();
    void onPress().finally(close);
  };
  return (
    <Button onClick={press} loading={isBusy} data-autofocus>
      {children}
    </Button>
  );
}
