import { Button, SegmentedControl, Stack } from "@mantine/core";
import type { AnswerOf } from "@tocsin/contract";
import { MayNote } from "../../ui/kit/MayNote.tsx";
import { usePages } from "../../ui/kit/usePages.ts";
import { PageFrame } from "../../ui/PageFrame.tsx";
import { Empty, Failure, Loading } from "../../ui/States.tsx";
import { useSay } from "../../ui/say.ts";
import { useMay } from "../../ui/session.ts";
import { useUrlState } from "../../ui/urlState.ts";
import { IncidentRow } from "./IncidentRow.tsx";
import { NewIncident } from "./NewIncident.tsx";

type Listed = AnswerOf<"listIncidents">["items"][number];
const filters = ["active", "closed", "all"] as const;
type Filter = (typeof filters)[number];

export function IncidentsPage() {
  const say = useSay();
  const [{ state }, change] = useUrlState();
  const filter = filters.find((each) => each === state) ?? "active";
  return (
    <PageFrame title={say("respond.title")} intro={say("respond.lead")} actions={<NewIncident />}>
      <MayNote may={useMay("respond")} reason="respond.mayNot.respond" />
      <SegmentedControl
        aria-label={say("respond.filter.label")}
        value={filter}
        onChange={(chosen) => change({ state: chosen === "active" ? undefined : chosen })}
        data={filters.map((value) => ({ value, label: say(`respond.filter.${value}`) }))}
        style={{ alignSelf: "flex-start" }}
      />
      <IncidentList filter={filter} />
    </PageFrame>
  );
}

function IncidentList({ filter }: { filter: Filter }) {
  const say = useSay();
  const list = usePages<Listed>("listIncidents", { state: filter });
  if (list.isPending) return <Loading />;
  if (list.isError) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  if (list.items.length === 0) {
    const id = filter === "closed" ? "respond.empty.closed" : "respond.empty.active";
    return <Empty title={say(id)}>{say(`${id}.text`)}</Empty>;
  }
  return (
    <Stack gap="xs">
      {list.items.map((incident) => (
        <IncidentRow key={incident.id} incident={incident} />
      ))}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {say("respond.more")}
        </Button>
      )}
    </Stack>
  );
}
