import { Button, Group, List, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useIntl } from "react-intl";
import { useAct } from "../../../../ui/act.ts";
import { api } from "../../../../ui/api.ts";
import { isolate } from "../../../../ui/isolate.ts";
import { Item } from "../../../../ui/kit/Item.tsx";
import { useSay } from "../../../../ui/say.ts";
import { useMay } from "../../../../ui/session.ts";
import { type Rotation, useNameOf } from "../names.ts";
import { sayStretch } from "../stretch.ts";
import { sayMinute, sayWeekday } from "../weekTime.ts";
import { Shifts } from "./Shifts.tsx";
import { SwapForm } from "./SwapForm.tsx";

export function RotationItem({ rotation, onEdit }: { rotation: Rotation; onEdit: () => void }) {
  const say = useSay();
  const nameOf = useNameOf();
  const { id, name, onCall } = rotation;
  const [isOpen, { toggle }] = useDisclosure();
  const [isSwapping, swapping] = useDisclosure();
  const remove = useAct(() => api.deleteRotation({ params: { id } }), {
    invalidate: ["listRotations"],
    success: "escalation.rotations.deleted",
  });
  const removal = {
    title: say("escalation.delete.title", { name }),
    text: say("escalation.rotations.delete.text"),
    onRemove: () => remove.mutateAsync(undefined),
  };
  const swap = (
    <Button size="compact-sm" variant="light" onClick={swapping.open} aria-label={`${say("escalation.swap")}: ${name}`}>
      {say("escalation.swap")}
    </Button>
  );
  return (
    <Item name={name} onEdit={onEdit} removal={removal} actions={swap}>
      <Text size="sm" fw={600}>
        {say("escalation.rotations.now", { name: nameOf(onCall) })}
      </Text>
      <Plan rotation={rotation} />
      <Swaps rotation={rotation} />
      <div>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={toggle}
          aria-expanded={isOpen}
          aria-label={`${say("escalation.calendar")}: ${name}`}
        >
          {say("escalation.calendar")}
        </Button>
        {isOpen && <Shifts rotation={rotation} />}
      </div>
      {isSwapping && <SwapForm rotation={rotation} onClose={swapping.close} />}
    </Item>
  );
}

function Plan({ rotation }: { rotation: Rotation }) {
  const say = useSay();
  const intl = useIntl();
  const nameOf = useNameOf();
  const { shift, shiftHours, handoverMinute, handoverWeekday, callees } = rotation;
  return (
    <Text size="sm" c="dimmed">
      {say(`escalation.rotations.plan.${shift}`, {
        time: sayMinute(intl, handoverMinute),
        weekday: sayWeekday(intl, handoverWeekday),
        hours: shiftHours,
        names: intl.formatList(
          callees.map((callee) => isolate(nameOf(callee))),
          { type: "unit" },
        ),
      })}
    </Text>
  );
}

function Swaps({ rotation }: { rotation: Rotation }) {
  const say = useSay();
  const intl = useIntl();
  const nameOf = useNameOf();
  const mayChange = useMay("administer");
  const remove = useAct((id: string) => api.deleteSwap({ params: { id } }), {
    invalidate: ["listRotations", "listShifts", "getCoverage"],
    success: "escalation.swap.deleted",
  });
  if (rotation.swaps.length === 0) return null;
  return (
    <List size="sm" listStyleType="none">
      {rotation.swaps.map(({ id, callee, from, until }) => (
        <List.Item key={id}>
          <Group gap="xs">
            <span>
              <span aria-hidden="true">⇄ </span>
              {say("escalation.swap.line", { name: nameOf(callee), ...sayStretch(intl, { from, until }) })}
            </span>
            {mayChange && (
              <Button
                size="compact-xs"
                variant="subtle"
                onClick={() => remove.mutate(id)}
                aria-label={`${say("escalation.swap.delete")}: ${nameOf(callee)}`}
              >
                {say("escalation.swap.delete")}
              </Button>
            )}
          </Group>
        </List.Item>
      ))}
    </List>
  );
}
