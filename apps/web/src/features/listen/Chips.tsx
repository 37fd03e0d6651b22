import { Button, Group } from "@mantine/core";
import { useSay } from "../../ui/say.ts";
import type { UrlState } from "../../ui/urlState.ts";
import { listChips } from "./chips.ts";
import type { MentionFilter } from "./filters.ts";
import { useChipNames } from "./useChipNames.ts";

interface ChipsProps {
  readonly state: UrlState;
  readonly filter: MentionFilter;
  readonly onChange: (change: UrlState) => void;
}

/** What the list is narrowed to, each part to be let go in one press. */
export function Chips({ state, filter, onChange }: ChipsProps) {
  const say = useSay();
  const chips = listChips(state, useChipNames(state, filter), say);
  if (chips.length === 0) return null;
  return (
    <Group gap="xs">
      {chips.map((chip) => (
        <Button
          key={chip.keys.join()}
          size="xs"
          variant="light"
          maw="100%"
          aria-label={say("listen.letGo", { words: chip.words })}
          onClick={() => onChange(Object.fromEntries(chip.keys.map((key) => [key, undefined])))}
        >
          <bdi>{chip.words}</bdi>
          <span aria-hidden="true">&nbsp;×</span>
        </Button>
      ))}
    </Group>
  );
}
