import { Button, SegmentedControl, Stack } from "@mantine/core";
import type { alertShapes } from "@tocsin/contract";
import { MayNote } from "../../ui/kit/MayNote.tsx";
import { usePages } from "../../ui/kit/usePages.ts";
import { ButtonLink } from "../../ui/links.tsx";
import { PageFrame } from "../../ui/PageFrame.tsx";
import { Empty, Failure, Loading } from "../../ui/States.tsx";
import { useSay } from "../../ui/say.ts";
import { useMay } from "../../ui/session.ts";
import { useNow } from "../../ui/time.tsx";
import { useUrlState } from "../../ui/urlState.ts";
import { AlertRow } from "./AlertRow.tsx";
import { orderAlerts } from "./alertOrder.ts";

const filters = ["active", "all"] as const;
type Filter = (typeof filters)[number];

export function AlertsPage() {
  const say = useSay();
  const [{ state }, change] = useUrlState();
  const filter: Filter = state === "all" ? "all" : "active";
  return (
    <PageFrame title={say("alert.title")} intro={say("alert.lead")}>
      <SegmentedControl
        aria-label={say("alert.filter.label")}
        value={filter}
        onChange={(chosen) => change({ state: chosen === "all" ? "all" : undefined })}
        data={filters.map((value) => ({ value, label: say(`alert.filter.${value}`) }))}
        style={{ alignSelf: "flex-start" }}
      />
      <MayNote may={useMay("respond")} reason="alert.mayNot.respond" />
      <AlertList filter={filter} />
    </PageFrame>
  );
}

function AlertList({ filter }: { filter: Filter }) {
  const say = useSay();
  const now = useNow();
  const list = usePages<alertShapes.Alert>("listAlerts", { state: filter });
  if (list.isPending) return <Loading />;
  if (list.isError) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  if (list.items.length === 0) return <NoAlert filter={filter} />;
  return (
    <Stack gap="xs">
      {orderAlerts(list.items, new Date(now)).map((alert) => (
        <AlertRow key={alert.id} alert={alert} />
      ))}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {say("alert.more")}
        </Button>
      )}
    </Stack>
  );
}

function NoAlert({ filter }: { filter: Filter }) {
  const say = useSay();
  const toWatches = (
    <ButtonLink to="/" variant="default">
      {say("alert.empty.watches")}
    </ButtonLink>
  );
  return (
    <Empty title={say(`alert.empty.${filter}`)} action={toWatches}>
      {say(`alert.empty.${filter}.text`)}
    </Empty>
  );
}
