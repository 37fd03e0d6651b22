import { Group, NativeSelect, SimpleGrid, Stack, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { QueryOf } from "@tocsin/contract";
import { authorRoles, standings } from "@tocsin/contract/words";
import { Answer } from "../../../ui/Answer.tsx";
import { ask } from "../../../ui/api.ts";
import { Empty } from "../../../ui/States.tsx";
import { useSay } from "../../../ui/say.ts";
import { useUrlState } from "../../../ui/urlState.ts";
import { Heard } from "../Heard.tsx";
import { useInsightQuery } from "../stretch/useInsightQuery.ts";
import { PersonCard } from "./PersonCard.tsx";

type Asked = NonNullable<QueryOf<"listAuthors">>;

const sorts: readonly NonNullable<Asked["sort"]>[] = ["influence", "posts", "negative", "positive"];
const SHOWN = 50;

/** Who speaks of us: how far their word goes, what they are, and where they stand by their record. */
export function PeopleTab() {
  const say = useSay();
  const query = useInsightQuery();
  const [state] = useUrlState();
  const asked: Asked = {
    ...query,
    sort: sorts.find((sort) => sort === state.sort) ?? "influence",
    role: authorRoles.find((role) => role === state.role),
    standing: standings.find((standing) => standing === state.standing),
    limit: SHOWN,
  };
  const people = useQuery({ ...ask("listAuthors", { query: asked }), placeholderData: keepPreviousData });
  const situation = useQuery(ask("getSituation"));
  return (
    <Stack gap="md">
      <PeopleFilters asked={asked} />
      <Answer of={people}>
        {({ items }) =>
          items.length === 0 ? (
            <NoPeople isNarrowed={asked.role !== undefined || asked.standing !== undefined} />
          ) : (
            <>
              <Text size="sm" c="dimmed">
                {say("understand.people.lead", { count: items.length })}
              </Text>
              <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xs">
                {items.map((person) => (
                  <PersonCard key={person.authorKey} person={person} query={query} />
                ))}
              </SimpleGrid>
            </>
          )
        }
      </Answer>
      {situation.data !== undefined && <Heard sources={situation.data.sources} />}
    </Stack>
  );
}

function PeopleFilters({ asked }: { asked: Asked }) {
  const say = useSay();
  const [, setState] = useUrlState();
  const choices = (part: string, words: readonly string[]) => [
    { value: "", label: say(`understand.people.${part}.any`) },
    ...words.map((word) => ({ value: word, label: say(`understand.${part}.${word}`) })),
  ];
  return (
    <Group gap="xs" data-screen-only>
      <NativeSelect
        aria-label={say("understand.role")}
        value={asked.role ?? ""}
        onChange={(event) => setState({ role: event.currentTarget.value })}
        data={choices("role", authorRoles)}
      />
      <NativeSelect
        aria-label={say("understand.standing")}
        value={asked.standing ?? ""}
        onChange={(event) => setState({ standing: event.currentTarget.value })}
        data={choices("standing", standings)}
      />
      <NativeSelect
        aria-label={say("understand.people.sort")}
        value={asked.sort ?? "influence"}
        onChange={(event) => setState({ sort: event.currentTarget.value }, { replace: true })}
        data={sorts.map((sort) => ({ value: sort, label: say(`understand.people.sort.${sort}`) }))}
      />
    </Group>
  );
}

function NoPeople({ isNarrowed }: { isNarrowed: boolean }) {
  const say = useSay();
  return (
    <Empty title={say("understand.people.none")}>
      {say(isNarrowed ? "understand.people.noneSuch" : "understand.nothing.text")}
    </Empty>
  );
}
