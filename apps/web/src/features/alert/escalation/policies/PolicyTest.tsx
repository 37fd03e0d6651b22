import { Button, List, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { AnswerOf } from "@tocsin/contract";
import { useIntl } from "react-intl";
import { useAct } from "../../../../ui/act.ts";
import { api } from "../../../../ui/api.ts";
import { Bidi } from "../../../../ui/Bidi.tsx";
import { Dialog } from "../../../../ui/kit/Dialog.tsx";
import { useSay } from "../../../../ui/say.ts";
import type { Policy } from "../names.ts";

type Line = AnswerOf<"testPolicy">["lines"][number];

/** Rings everybody of a policy once. It is asked first: people are woken by it. */
export function PolicyTest({ policy, name }: { policy: Policy; name: string }) {
  const say = useSay();
  const [isOpen, { open, close }] = useDisclosure();
  return (
    <>
      <Button size="compact-sm" variant="light" onClick={open} aria-label={`${say("escalation.test")}: ${name}`}>
        {say("escalation.test")}
      </Button>
      {isOpen && <TestDialog policy={policy} name={name} onClose={close} />}
    </>
  );
}

function TestDialog({ policy, name, onClose }: { policy: Policy; name: string; onClose: () => void }) {
  const say = useSay();
  const test = useAct(() => api.testPolicy({ params: { id: policy.id } }), { invalidate: ["listBells"] });
  return (
    <Dialog opened onClose={onClose} title={say("escalation.test.title", { name })}>
      <Stack>
        <Text size="sm">{say("escalation.test.text")}</Text>
        <Button onClick={() => test.mutate(undefined)} loading={test.isPending} data-autofocus>
          {say("escalation.test.ring")}
        </Button>
        <div role="status">
          {test.data !== undefined && (
            <List size="sm" spacing={4}>
              {test.data.lines.map((line) => (
                <TestLine key={`${line.step} ${line.name} ${line.channel}`} line={line} />
              ))}
            </List>
          )}
        </div>
      </Stack>
    </Dialog>
  );
}

function TestLine({ line }: { line: Line }) {
  const say = useSay();
  const intl = useIntl();
  const kind = `alert.bells.kind.${line.channel}`;
  const channel = line.channel === null ? "" : kind in intl.messages ? say(kind) : line.channel;
  return (
    <List.Item>
      {say(`escalation.test.${line.outcome}`, { step: line.step, name: line.name, channel })}
      {line.problem !== null && (
        <Text size="xs">
          <Bidi>{line.problem}</Bidi>
        </Text>
      )}
    </List.Item>
  );
}
