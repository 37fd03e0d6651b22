import { Button, CopyButton, Group, TextInput } from "@mantine/core";
import { useSay } from "./say.ts";

/** A secret or a link to hand over: readable, selectable, copied in one press. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const say = useSay();
  return (
    <Group align="flex-end" gap="xs">
      <TextInput
        label={label}
        value={value}
        readOnly
        dir="ltr"
        style={{ flex: "1 1 16rem" }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy}>
            {say(copied ? "shell.copied" : "shell.copy")}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
