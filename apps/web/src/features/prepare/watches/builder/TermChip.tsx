import { CloseButton, Menu, Text, UnstyledButton } from "@mantine/core";
import type { Term, TermMatch } from "@tocsin/contract";
import { useIntl } from "react-intl";
import { Bidi } from "../../../../ui/Bidi.tsx";
import { isolate } from "../../../../ui/isolate.ts";
import { useSay } from "../../../../ui/say.ts";
import classes from "./Terms.module.css";

interface TermChipProps {
  readonly term: Term;
  readonly isExcluded: boolean;
  readonly forms: readonly string[];
  readonly onChange: (term: Term | null) => void;
}

const CHOICES: readonly TermMatch[] = ["word", "forms", "beginning", "exact"];
const MARKS: Record<TermMatch, string> = {
  word: "",
  forms: "~",
  beginning: "…",
  exact: "=",
  hashtag: "#",
  account: "@",
};

/** One word or phrase; a press on it chooses how it is searched. */
export function TermChip({ term, isExcluded, forms, onChange }: TermChipProps) {
  const say = useSay();
  const { text, match } = term;
  return (
    <li className={classes.chip} data-excluded={isExcluded}>
      <Menu position="bottom-start" width={280}>
        <Menu.Target>
          <UnstyledButton
            className={classes.word}
            aria-label={say("query.term.choose", { text, how: say(`query.match.${match}`) })}
          >
            <Bidi>{text}</Bidi>
            {match !== "word" && <span className={classes.mark}>{MARKS[match]}</span>}
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {CHOICES.map((choice) => (
            <Choice
              key={choice}
              choice={choice}
              isChosen={choice === match}
              forms={forms}
              onChoose={() => onChange({ text, match: choice })}
            />
          ))}
        </Menu.Dropdown>
      </Menu>
      <CloseButton size="xs" aria-label={say("query.term.remove", { text })} onClick={() => onChange(null)} />
    </li>
  );
}

interface ChoiceProps {
  readonly choice: TermMatch;
  readonly isChosen: boolean;
  readonly forms: readonly string[];
  readonly onChoose: () => void;
}

function Choice({ choice, isChosen, forms, onChoose }: ChoiceProps) {
  const say = useSay();
  const intl = useIntl();
  const hasForms = choice === "forms" && forms.length > 0;
  const found = hasForms
    ? say("query.match.forms.also", { forms: intl.formatList(forms.map(isolate), { type: "unit" }) })
    : say(`query.match.${choice}.text`);
  return (
    <Menu.Item
      onClick={onChoose}
      aria-current={isChosen}
      leftSection={<span aria-hidden>{isChosen ? "✓" : "\u2003"}</span>}
    >
      <Text size="sm">{say(`query.match.${choice}`)}</Text>
      <Text size="xs" c="dimmed">
        {found}
      </Text>
    </Menu.Item>
  );
}
