import { Button, Group, Popover, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useSay } from "./say.ts";

interface ConfirmProps {
  /** On the button that opens the question, and on the one that answers it. */
  readonly label: string;
  /** What will happen, in one sentence. */
  readonly question: string;
  readonly onConfirm: () => void;
  readonly isBusy?: boolean;
}

/** A second press for what cannot be undone. */
export function Confirm({ label, question, onConfirm, isBusy }: ConfirmProps) {
  const say = useSay();
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <Popover
      opened={isOpen}
      onChange={(next) => !next && close()}
      width={280}
      position="bottom-end"
      trapFocus
      withinPortal
    >
      <Popover.Target>
        <Button variant="subtle" size="compact-sm" onClick={open} loading={isBusy ?? false}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" mb="sm">
          {question}
        </Text>
        <Group gap="xs" justify="flex-end">
          <Button variant="default" size="xs" onClick={close}>
            {say("shell.cancel")}
          </Button>
          <Button
            size="xs"
            onClick={() => {
              close();
              onConfirm();
            }}
          >
            {label}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
