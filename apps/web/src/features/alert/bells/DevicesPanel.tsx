import { Button, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Answer } from "../../../ui/Answer.tsx";
import { useAct } from "../../../ui/act.ts";
import { api, ask } from "../../../ui/api.ts";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { useLanguage } from "../../../ui/language.tsx";
import { useSay } from "../../../ui/say.ts";
import { CannotSubscribe, canPush, keepDevice, nameBrowser, type SubscribeFailure, subscribe } from "./browserPush.ts";
import { DeviceItem } from "./DeviceItem.tsx";

/** The signed-in person's own browsers: each is switched on where it is, by whoever holds it. */
export function DevicesPanel() {
  const say = useSay();
  const devices = useQuery(ask("listDevices"));
  return (
    <Panel title={say("alert.devices")} lead={say("alert.devices.lead")} actions={<SwitchOn />}>
      {!canPush() && <Text size="sm">{say("alert.devices.unsupported")}</Text>}
      <Answer of={devices}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {say("alert.devices.empty")}
            </Text>
          ) : (
            items.map((device) => <DeviceItem key={device.id} device={device} />)
          )
        }
      </Answer>
    </Panel>
  );
}

function SwitchOn() {
  const say = useSay();
  const { language } = useLanguage();
  const [failure, setFailure] = useState<SubscribeFailure | null>(null);
  const add = useAct(
    async (subscription: Awaited<ReturnType<typeof subscribe>>) => {
      const name = nameBrowser(navigator.userAgent);
      const device = await api.addDevice({ body: { ...subscription, name, language } });
      await keepDevice(device.id, subscription);
    },
    { invalidate: ["listDevices", "listBells"], success: "alert.devices.added" },
  );
  const press = () => {
    setFailure(null);
    subscribe()
      .then((subscription) => add.mutate(subscription))
      .catch((error: unknown) => setFailure(error instanceof CannotSubscribe ? error.why : "unreachable"));
  };
  return (
    <>
      <Button onClick={press} loading={add.isPending} disabled={!canPush()}>
        {say("alert.devices.on")}
      </Button>
      {failure !== null && (
        <Text size="sm" role="alert">
          {say(`alert.devices.${failure}`)}
        </Text>
      )}
    </>
  );
}
