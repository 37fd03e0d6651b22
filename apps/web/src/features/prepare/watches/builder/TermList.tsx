import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import type { Guided, Term } from "@tocsin/contract";
import { type KeyboardEvent, useId, useState } from "react";
import { useSay } from "../../../../ui/say.ts";
import { addTerms, keyOf, readEntry, type TermsList } from "./guided.ts";
import { TermChip } from "./TermChip.tsx";
import classes from "./Terms.module.css";

interface TermListProps {
  readonly list: TermsList;
  readonly guided: Guided;
  readonly change: (part: Partial<Guided>) => void;
  /** Some forms of each word, to say what all its forms would find. */
  readonly forms: ReadonlyMap<string, readonly string[]>;
}

/** Hashtags and accounts among the names have fields of their own; elsewhere they stand with the words. */
const isShownIn = (list: TermsList, { match }: Term): boolean =>
  list !== "names" || (match !== "hashtag" && match !== "account");

export function TermList({ list, guided, change, forms }: TermListProps) {
  const say = useSay();
  const label = useId();
  const terms = guided[list];
  const replace = (old: Term, next: Term | null) =>
    change({ [list]: terms.flatMap((term) => (term !== old ? [term] : next === null ? [] : [next])) });
  return (
    <Stack gap={6} role="group" aria-labelledby={label}>
      <div>
        <Text id={label} size="sm" fw={500}>
          {say(`query.part.${list}`)}
        </Text>
        <Text size="xs" c="dimmed">
          {say(`query.part.${list}.text`)}
        </Text>
      </div>
      <ul className={classes.terms}>
        {terms
          .filter((term) => isShownIn(list, term))
          .map((term) => (
            <TermChip
              key={keyOf(term)}
              term={term}
              isExcluded={list === "never"}
              forms={forms.get(term.text) ?? []}
              onChange={(next) => replace(term, next)}
            />
          ))}
      </ul>
      <Entry list={list} onAdd={(added) => change({ [list]: addTerms(terms, added) })} />
    </Stack>
  );
}

function Entry({ list, onAdd }: { list: TermsList; onAdd: (terms: Term[]) => void }) {
  const say = useSay();
  const [typed, type] = useState("");
  const add = () => {
    const terms = readEntry(typed);
    if (terms.length > 0) onAdd(terms);
    type("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    add();
  };
  return (
    <Group gap="xs" wrap="nowrap">
      <TextInput
        flex={1}
        size="sm"
        dir="auto"
        aria-label={say(`query.part.${list}.add`)}
        placeholder={say(`query.part.${list}.add`)}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={add}
      />
      <Button
        size="sm"
        variant="default"
        disabled={typed.trim() === ""}
        onClick={add}
        aria-label={say(`query.part.${list}.add`)}
      >
        {say("query.add")}
      </Button>
    </Group>
  );
}
