import { Button, Group, SegmentedControl, Switch } from "@mantine/core";
import { sayLength } from "../../ui/lengths.ts";
import { useSay } from "../../ui/say.ts";
import type { UrlState } from "../../ui/urlState.ts";
import { isNarrowed, nothingChosen, spans } from "./filters.ts";

export interface NarrowingProps {
  readonly state: UrlState;
  readonly onChange: (change: UrlState) => void;
}

/** How far back, and whether copies count; what else there is to narrow by is among the facets. */
export function Narrowing({ state, onChange }: NarrowingProps) {
  const say = useSay();
  const lengths = Object.entries(spans).map(([value, days]) => ({ value, label: sayLength(say, days * 24) }));
  return (
    <Group gap="sm">
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
