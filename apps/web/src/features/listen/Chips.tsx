import { Button, Group } from "@mantine/core";
import { useIntl } from "react-intl";
import { type Say, useSay } from "../../ui/say.ts";
import { sayInstant } from "../../ui/time.tsx";
import type { UrlState } from "../../ui/urlState.ts";

interface ChipsProps {
  readonly state: UrlState;
  readonly onChange: (change: UrlState) => void;
}

/** What a link from another page narrowed the list to, each part to be let go in one press. */
export function Chips({ state, onChange }: ChipsProps) {
  const say = useSay();
  const intl = useIntl();
  const chips = listChips(state, say, (at) => sayInstant(intl, at));
  if (chips.length === 0) return null;
  return (
    <Group gap="xs">
      {chips.map((chip) => (
        <Button
          key={chip.words}
          size="xs"
          variant="light"
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

interface Chip {
  readonly keys: readonly string[];
  readonly words: string;
}

function listChips(
  { from, to, author, groupId, sourceId, incidentId }: UrlState,
  say: Say,
  at: (time: string) => string,
) {
  const chips: (Chip | false)[] = [
    from !== undefined &&
      to !== undefined && { keys: ["from", "to"], words: say("listen.between", { from: at(from), to: at(to) }) },
    author !== undefined && { keys: ["author"], words: say("listen.byAuthor", { author }) },
    groupId !== undefined && { keys: ["groupId"], words: say("listen.oneStory") },
    sourceId !== undefined && { keys: ["sourceId"], words: say("listen.oneSource") },
    incidentId !== undefined && { keys: ["incidentId"], words: say("listen.oneIncident") },
  ];
  return chips.filter((chip) => chip !== false);
}
