import { Button, Group, SegmentedControl, Select, Switch } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { fillPath, printQuery } from "@tocsin/contract/client";
import { paths } from "@tocsin/contract/paths";
import { useMemo, useState } from "react";
import { ask } from "../../ui/api.ts";
import { sayLength } from "../../ui/lengths.ts";
import { PageFrame } from "../../ui/PageFrame.tsx";
import { Empty } from "../../ui/States.tsx";
import { useSay } from "../../ui/say.ts";
import { type UrlState, useUrlState } from "../../ui/urlState.ts";
import { Chips } from "./Chips.tsx";
import { Facets } from "./Facets.tsx";
import { isNarrowed, type MentionFilter, nothingChosen, readFilter, spans } from "./filters.ts";
import { MentionList } from "./MentionList.tsx";
import classes from "./MentionsPage.module.css";
import { NewMentions } from "./NewMentions.tsx";
import { SearchBox } from "./SearchBox.tsx";

/** Everything that was heard, to search and to narrow; the whole view is in the address. */
export function MentionsPage() {
  const say = useSay();
  const [state, setState] = useUrlState();
  const [openedAt, setOpenedAt] = useState(Date.now);
  const filter = useMemo(() => readFilter(state, openedAt), [state, openedAt]);
  const [areFacetsOpen, facets] = useDisclosure(false);
  return (
    <PageFrame title={say("listen.title")} actions={<ExportButton filter={filter} />}>
      <SearchBox query={state.q ?? ""} onSearch={(q) => setState({ q })} />
      <Button className={classes.facetButton} variant="default" onClick={facets.toggle} aria-expanded={areFacetsOpen}>
        {say("listen.facets")}
      </Button>
      <div className={classes.narrowing} data-open={areFacetsOpen}>
        <Narrowing state={state} onChange={setState} />
      </div>
      <Chips state={state} onChange={setState} />
      <NewMentions onShow={() => setOpenedAt(Date.now())} />
      <div className={classes.columns}>
        <aside className={classes.facets} data-open={areFacetsOpen} aria-label={say("listen.facets")}>
          <Facets filter={filter} onChange={setState} />
        </aside>
        <MentionList filter={filter} empty={<NothingFound state={state} onChange={setState} />} />
      </div>
    </PageFrame>
  );
}

interface NarrowingProps {
  readonly state: UrlState;
  readonly onChange: (change: UrlState) => void;
}

function Narrowing({ state, onChange }: NarrowingProps) {
  const say = useSay();
  const watches = useQuery(ask("listWatches"));
  const lengths = Object.entries(spans).map(([value, days]) => ({ value, label: sayLength(say, days * 24) }));
  return (
    <Group gap="sm">
      <Select
        aria-label={say("listen.watch")}
        placeholder={say("listen.anyWatch")}
        clearable
        clearButtonProps={{ "aria-label": say("listen.anyWatch") }}
        data={(watches.data?.items ?? []).map((watch) => ({ value: watch.id, label: watch.name }))}
        value={state.watchId ?? null}
        onChange={(watchId) => onChange({ watchId: watchId ?? undefined })}
      />
      <SegmentedControl
        aria-label={say("listen.since")}
        value={state.since ?? ""}
        onChange={(since) => onChange({ since })}
        data={[{ value: "", label: say("listen.since.ever") }, ...lengths]}
      />
      <Switch
        label={say("listen.withEchoes")}
        checked={state.show === "all"}
        onChange={(event) => onChange({ show: event.currentTarget.checked ? "all" : undefined })}
      />
      {isNarrowed(state) && (
        <Button variant="subtle" onClick={() => onChange(nothingChosen)}>
          {say("listen.clear")}
        </Button>
      )}
    </Group>
  );
}

function NothingFound({ state, onChange }: NarrowingProps) {
  const say = useSay();
  if (!isNarrowed(state)) return <Empty title={say("listen.empty")}>{say("listen.emptyText")}</Empty>;
  return (
    <Empty
      title={say("listen.none")}
      action={
        <Button variant="default" onClick={() => onChange(nothingChosen)}>
          {say("listen.clear")}
        </Button>
      }
    >
      {say("listen.noneText")}
    </Empty>
  );
}

function ExportButton({ filter }: { filter: MentionFilter }) {
  const say = useSay();
  const address = `/api/v1${fillPath(paths.exportMentions[1])}${printQuery(filter)}`;
  return (
    <Button component="a" href={address} download variant="default">
      {say("listen.export")}
    </Button>
  );
}
