import { Button, CopyButton, Group, Textarea } from "@mantine/core";
import { useSay } from "../say.ts";

/** Machine text to take away, a secret, a link or a command: readable, selectable, copied in one press. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const say = useSay();
  return (
    <Group align="flex-end" gap="xs">
      <Textarea
        label={label}
        value={value}
        readOnly
        autosize
        dir="ltr"
        spellCheck={false}
        flex="1 1 16rem"
        styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", overflowWrap: "anywhere" } }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy} aria-label={`${say("prepare.copy")}: ${label}`}>
            {say(copied ? "prepare.copied" : "prepare.copy")}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
