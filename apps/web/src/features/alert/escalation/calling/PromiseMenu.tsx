import { Button, Group, Menu, Stack, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useState } from "react";
import { Dialog } from "../../../../ui/kit/Dialog.tsx";
import { useTimes } from "../../../../ui/kit/times.ts";
import { printWallTime, readWallTime } from "../../../../ui/kit/wallClock.ts";
import { useSay } from "../../../../ui/say.ts";
import { useSession } from "../../../../ui/session.ts";
import { useNow } from "../../../../ui/time.tsx";
import type { useAlertActs } from "../../useAlertActs.ts";
import { promiseChoices, promiseEnd } from "./promiseTimes.ts";

type Acts = ReturnType<typeof useAlertActs>;

/** "I look at it by 05:30", for whoever has the alert. */
export function PromiseMenu({ acts }: { acts: Acts }) {
  const say = useSay();
  const { clock, span } = useTimes();
  const now = useNow();
  const [isAsking, { open, close }] = useDisclosure();
  return (
    <>
      <Menu withinPortal>
        <Menu.Target>
          <Button variant="light" loading={acts.promise.isPending}>
            {say("escalation.promise")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown aria-label={say("escalation.promise")}>
          {promiseChoices.map((minutes) => (
            <Menu.Item key={minutes} onClick={() => acts.promise.mutate(promiseEnd(minutes, Date.now()))}>
              {say("escalation.promise.choice", { span: span(minutes), time: clock(promiseEnd(minutes, now)) })}
            </Menu.Item>
          ))}
          <Menu.Item onClick={open}>{say("escalation.promise.own")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isAsking && <OwnTime acts={acts} onClose={close} />}
    </>
  );
}

function OwnTime({ acts, onClose }: { acts: Acts; onClose: () => void }) {
  const say = useSay();
  const { timeZone } = useSession().workspace;
  const [value, setValue] = useState(() => printWallTime(promiseEnd(60, Date.now()), timeZone));
  const until = readWallTime(value, timeZone);
  const now = useNow();
  const isPast = until === null || until.getTime() <= now;
  const promise = () => {
    if (until !== null) acts.promise.mutate(until, { onSuccess: onClose });
  };
  return (
    <Dialog opened onClose={onClose} title={say("escalation.promise.title")}>
      <Stack>
        <Text size="sm">{say("escalation.promise.text")}</Text>
        <TextInput
          type="datetime-local"
          label={say("escalation.promise.time")}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
          error={isPast ? say("alert.mute.own.past") : undefined}
        />
        <Group justify="flex-end">
          <Button onClick={promise} disabled={isPast} loading={acts.promise.isPending}>
            {say("escalation.promise.save")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
