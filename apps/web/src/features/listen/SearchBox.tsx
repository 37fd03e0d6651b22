import { Button, Popover, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type SyntheticEvent, useEffect, useState } from "react";
import { api } from "../../ui/api.ts";
import { useSay } from "../../ui/say.ts";
import classes from "./SearchBox.module.css";

interface SearchBoxProps {
  readonly query: string;
  readonly onSearch: (query: string) => void;
}

/** Search in the query language. A mistake is named at once; the search still runs on what was understood. */
export function SearchBox({ query, onSearch }: SearchBoxProps) {
  const say = useSay();
  const [typed, setTyped] = useState(query);
  useEffect(() => setTyped(query), [query]);
  const check = useQuery({
    queryKey: ["checkQuery", query],
    queryFn: () => api.checkQuery({ body: { query } }),
    enabled: query !== "",
    staleTime: Number.POSITIVE_INFINITY,
  });
  const problem = check.data?.problems[0];
  const sentence = problem && say(`query.problem.${problem.code}`, problem.values);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onSearch(typed.trim());
  };
  return (
    <search>
      <form onSubmit={submit} className={classes.form}>
        <TextInput
          type="search"
          dir="auto"
          className={classes.input}
          aria-label={say("listen.search")}
          placeholder={say("listen.searchExample")}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={problem?.severity === "error" ? sentence : undefined}
          description={problem?.severity === "warning" ? sentence : undefined}
          inputWrapperOrder={["label", "input", "description", "error"]}
        />
        <Button type="submit">{say("listen.find")}</Button>
        <Grammar />
      </form>
    </search>
  );
}

const examples = ["phrase", "or", "not", "near", "prefix", "field"] as const;

function Grammar() {
  const say = useSay();
  return (
    <Popover width={360} position="bottom-end" withinPortal>
      <Popover.Target>
        <Button variant="subtle" color="gray">
          {say("listen.grammar")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {examples.map((example) => (
          <Text key={example} size="sm" mb={6}>
            <bdi dir="ltr" className={classes.code}>
              {say(`listen.grammar.${example}.query`)}
            </bdi>{" "}
            {say(`listen.grammar.${example}`)}
          </Text>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
