import { Group, SimpleGrid, Text, UnstyledButton } from "@mantine/core";
import type { ConnectorRecord } from "@tocsin/contract";
import { useId } from "react";
import { useSay } from "../../../ui/say.ts";
import classes from "./KindPicker.module.css";

interface KindPickerProps {
  readonly connectors: readonly ConnectorRecord[];
  readonly onPick: (connector: ConnectorRecord) => void;
}

/** Every network that can be heard, with what it takes to hear it. */
export function KindPicker({ connectors, onPick }: KindPickerProps) {
  const say = useSay();
  const id = useId();
  const choices = connectors.filter(({ kind }) => kind !== "import");
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs">
      {choices.map((connector) => (
        <UnstyledButton
          key={connector.kind}
          className={classes.kind}
          onClick={() => onPick(connector)}
          aria-labelledby={`${id}-${connector.kind}`}
          aria-describedby={`${id}-${connector.kind}-text`}
        >
          <Group gap="xs" justify="space-between">
            <Text fw={600} id={`${id}-${connector.kind}`}>
              {say(`connector.${connector.kind}.name`)}
            </Text>
            <Text size="xs" c="dimmed">
              {say(`connector.needs.${needOf(connector)}`)}
            </Text>
          </Group>
          <Text size="sm" c="dimmed" id={`${id}-${connector.kind}-text`}>
            {say(`connector.${connector.kind}.text`)}
          </Text>
        </UnstyledButton>
      ))}
    </SimpleGrid>
  );
}

function needOf({ credentials, costs }: ConnectorRecord): "money" | "account" | "nothing" {
  if (costs.some(({ unit }) => unit === "USD")) return "money";
  return credentials.some(({ isNeeded }) => isNeeded) ? "account" : "nothing";
}
