import { Alert, Button, Group, Stack } from "@mantine/core";
import { useSay } from "../say.ts";
import { CopyField } from "./CopyField.tsx";
import { Dialog } from "./Dialog.tsx";

export interface Secret {
  readonly name: string;
  readonly secret: string;
  /** For a source: where others send to. An outgoing webhook has none to show. */
  readonly address?: string;
  /** A command that signs one message, to try it out. */
  readonly example?: string;
}

/** The one moment a secret is visible. Only its own button closes it, so that a stray click cannot lose it. */
export function SecretDialog({ of, onClose }: { of: Secret | null; onClose: () => void }) {
  const say = useSay();
  return (
    <Dialog
      opened={of !== null}
      onClose={onClose}
      title={say("prepare.secret.title", { name: of?.name ?? "" })}
      hasCross={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      size="lg"
    >
      {of !== null && (
        <Stack>
          <Alert color="ochre">{say(of.address ? "prepare.secret.text.in" : "prepare.secret.text.out")}</Alert>
          {of.address !== undefined && <CopyField label={say("prepare.secret.address")} value={of.address} />}
          <CopyField label={say("prepare.secret.secret")} value={of.secret} />
          {of.example !== undefined && <CopyField label={say("prepare.secret.example")} value={of.example} />}
          <Group justify="flex-end">
            <Button onClick={onClose}>{say("prepare.secret.done")}</Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}
