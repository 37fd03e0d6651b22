import { Button } from "@mantine/core";
import { fillPath, printQuery } from "@tocsin/contract/client";
import { paths } from "@tocsin/contract/paths";
import { useMemo, useState } from "react";
import { PageFrame } from "../../ui/PageFrame.tsx";
import { Empty } from "../../ui/States.tsx";
import { useSay } from "../../ui/say.ts";
import { useUrlState } from "../../ui/urlState.ts";
import { Chips } from "./Chips.tsx";
import { FacetSheet } from "./FacetSheet.tsx";
import { Facets } from "./Facets.tsx";
import { isNarrowed, type MentionFilter, nothingChosen, readFilter } from "./filters.ts";
import { MentionList } from "./MentionList.tsx";
import classes from "./MentionsPage.module.css";
import { Narrowing, type NarrowingProps } from "./Narrowing.tsx";
import { NewMentions } from "./NewMentions.tsx";
import { SearchBox } from "./SearchBox.tsx";

/** Everything that was heard, to search and to narrow; the whole view is in the address. */
export function MentionsPage() {
  const say = useSay();
  const [state, setState] = useUrlState();
  const [openedAt, setOpenedAt] = useState(Date.now);
  const filter = useMemo(() => readFilter(state, openedAt), [state, openedAt]);
  return (
    <PageFrame title={say("listen.title")} actions={<ExportButton filter={filter} />}>
      <SearchBox query={state.q ?? ""} onSearch={(q) => setState({ q })} />
      <FacetSheet className={classes.facetButton} state={state} filter={filter} onChange={setState} />
      <div className={classes.narrowing}>
        <Narrowing state={state} onChange={setState} />
      </div>
      <Chips state={state} filter={filter} onChange={setState} />
      <NewMentions onShow={() => setOpenedAt(Date.now())} />
      <div className={classes.columns}>
        <aside className={classes.facets} aria-label={say("listen.facets")}>
          <Facets filter={filter} onChange={setState} />
        </aside>
        <MentionList filter={filter} empty={<NothingFound state={state} onChange={setState} />} />
      </div>
    </PageFrame>
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
