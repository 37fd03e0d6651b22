import { Button, Checkbox, Stack } from "@mantine/core";
import { type CrisisType, crisisTypes } from "@tocsin/contract/words";
import { useState } from "react";
import { useSay } from "../../../ui/say.ts";

interface CrisisChoiceProps {
  readonly value: readonly CrisisType[];
  readonly onChoose: (types: CrisisType[]) => void;
}

/** Any of the ten, or none. */
export function CrisisChoice({ value, onChoose }: CrisisChoiceProps) {
  const say = useSay();
  const [chosen, choose] = useState<readonly string[]>(value);
  const isSame = chosen.length === value.length && value.every((type) => chosen.includes(type));
  return (
    <Stack gap="xs" align="flex-start">
      <Checkbox.Group label={say("listen.correct.types")} value={[...chosen]} onChange={choose}>
        <Stack gap={6} mt={4}>
          {crisisTypes.map((type) => (
            <Checkbox key={type} size="xs" value={type} label={say(`crisis.${type}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Button
        size="compact-sm"
        disabled={isSame}
        onClick={() => onChoose(crisisTypes.filter((type) => chosen.includes(type)))}
      >
        {say("prepare.save")}
      </Button>
    </Stack>
  );
}
