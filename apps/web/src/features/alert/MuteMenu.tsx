import { Button, Group, Menu, Stack, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useState } from "react";
import { Dialog } from "../../ui/kit/Dialog.tsx";
import { useTimes } from "../../ui/kit/times.ts";
import { printWallTime, readWallTime } from "../../ui/kit/wallClock.ts";
import { useSay } from "../../ui/say.ts";
import { useSession } from "../../ui/session.ts";
import { useNow } from "../../ui/time.tsx";
import { isMuted } from "./alertOrder.ts";
import { muteChoices, muteEnd } from "./muteTimes.ts";
import type { AlertDetail, useAlertActs } from "./useAlertActs.ts";

interface MuteMenuProps {
  readonly alert: AlertDetail;
  readonly acts: ReturnType<typeof useAlertActs>;
  readonly isOff: boolean;
}

export function MuteMenu({ alert, acts, isOff }: MuteMenuProps) {
  const say = useSay();
  const { timeZone } = useSession().workspace;
  const { moment } = useTimes();
  const now = new Date(useNow());
  const [isAsking, { open, close }] = useDisclosure();
  if (isMuted(alert, now)) {
    return (
      <Button variant="default" onClick={() => acts.unmute.mutate(undefined)} disabled={isOff}>
        {say("alert.unmute")}
      </Button>
    );
  }
  return (
    <>
      <Menu withinPortal>
        <Menu.Target>
          <Button variant="default" disabled={isOff} loading={acts.mute.isPending}>
            {say("alert.mute")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown aria-label={say("alert.mute.label")}>
          {muteChoices.map((choice) => (
            <Menu.Item key={choice} onClick={() => acts.mute.mutate(muteEnd(choice, new Date(), timeZone))}>
              {say(`alert.mute.${choice}`, { time: moment(muteEnd(choice, now, timeZone)) })}
            </Menu.Item>
          ))}
          <Menu.Item onClick={open}>{say("alert.mute.own")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isAsking && <OwnTime acts={acts} onClose={close} />}
    </>
  );
}

function OwnTime({ acts, onClose }: { acts: MuteMenuProps["acts"]; onClose: () => void }) {
  const say = useSay();
  const { timeZone } = useSession().workspace;
  const [value, setValue] = useState(() => printWallTime(muteEnd("two-hours", new Date(), timeZone), timeZone));
  const until = readWallTime(value, timeZone);
  const now = useNow();
  const isPast = until === null || until.getTime() <= now;
  const mute = () => {
    if (until !== null) acts.mute.mutate(until, { onSuccess: onClose });
  };
  return (
    <Dialog opened onClose={onClose} title={say("alert.mute.own.title")}>
      <Stack>
        <Text size="sm">{say("alert.mute.own.text")}</Text>
        <TextInput
          type="datetime-local"
          label={say("alert.mute.own.time")}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
          error={isPast ? say("alert.mute.own.past") : undefined}
        />
        <Group justify="flex-end">
          <Button onClick={mute} disabled={isPast} loading={acts.mute.isPending}>
            {say("alert.mute.save")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
