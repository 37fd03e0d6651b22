import { Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useIntl } from "react-intl";
import { ask } from "../../ui/api.ts";
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
  const brand = useBrandName(state.brandId);
  const chips = listChips({ ...state, brand }, say, (at) => sayInstant(intl, at));
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

function useBrandName(id: string | undefined): string | undefined {
  const brands = useQuery({ ...ask("listBrands"), enabled: id !== undefined });
  return brands.data?.items.find((brand) => brand.id === id)?.name ?? id;
}

/** The part of an author's key behind the platform: "x someone". */
const handleOf = (authorKey: string) => authorKey.slice(authorKey.indexOf(" ") + 1);

function listChips(state: UrlState, say: Say, at: (time: string) => string) {
  const { from, to, brand, author, authorKey, sureness } = state;
  const oneOf = (key: string, words: string) => state[key] !== undefined && { keys: [key], words: say(words) };
  const chips: (Chip | false)[] = [
    from !== undefined &&
      to !== undefined && { keys: ["from", "to"], words: say("listen.between", { from: at(from), to: at(to) }) },
    brand !== undefined && { keys: ["brandId"], words: say("listen.aboutBrand", { brand }) },
    author !== undefined && { keys: ["author"], words: say("listen.byAuthor", { author }) },
    authorKey !== undefined && { keys: ["authorKey"], words: say("listen.byAuthor", { author: handleOf(authorKey) }) },
    sureness !== undefined && { keys: ["sureness"], words: say(`listen.sureness.${sureness}`) },
    oneOf("narrativeId", "listen.oneNarrative"),
    oneOf("groupId", "listen.oneStory"),
    oneOf("sourceId", "listen.oneSource"),
    oneOf("incidentId", "listen.oneIncident"),
  ];
  return chips.filter((chip) => chip !== false);
}
