import { Button, Group, Stack, Text } from "@mantine/core";
import type { Term } from "@tocsin/contract";
import { Bidi } from "../../../../ui/Bidi.tsx";
import { useSay } from "../../../../ui/say.ts";
import { addTerms } from "./guided.ts";
import { chooseSpellings, type Spelling } from "./spellings.ts";
import classes from "./Terms.module.css";

interface SpellingsProps {
  readonly names: readonly Term[];
  readonly offered: readonly Spelling[];
  readonly onAccept: (names: Term[]) => void;
}

/** Guesses by the sound of the name, taken over one by one: only people know how others write it. */
export function Spellings({ names, offered, onAccept }: SpellingsProps) {
  const say = useSay();
  const scripts = chooseSpellings(names, offered);
  if (scripts.size === 0) return null;
  return (
    <Stack gap={6} role="group" aria-label={say("query.spellings")}>
      <Text size="xs" c="dimmed">
        {say("query.spellings")}
      </Text>
      <div className={classes.offers}>
        {[...scripts].map(([script, spellings]) => (
          <Group key={script} gap={6} wrap="wrap">
            {spellings.map(({ text }) => (
              <Button
                key={text}
                size="compact-sm"
                variant="light"
                title={say("query.script", { script })}
                aria-label={say("query.spelling.add", { text })}
                onClick={() => onAccept(addTerms(names, [{ text, match: "word" }]))}
              >
                + <Bidi>{text}</Bidi>
              </Button>
            ))}
          </Group>
        ))}
      </div>
    </Stack>
  );
}
