import { Stack } from "@mantine/core";
import type { Term } from "@tocsin/contract";
import { QueryPreview } from "../preview/QueryPreview.tsx";
import { GuidedForm } from "./GuidedForm.tsx";
import { addTerms, readEntry } from "./guided.ts";
import { ImportPanel } from "./ImportPanel.tsx";
import classes from "./QueryBuilder.module.css";
import { TextForm } from "./TextForm.tsx";
import type { QueryInStep } from "./useQueryInStep.ts";

interface QueryBuilderProps {
  readonly query: string;
  readonly onChange: (query: string) => void;
  readonly error?: string | undefined;
  readonly step: QueryInStep;
}

/** Writing a query by its parts or as a text, with its meaning, its faults and what it would find beside it. */
export function QueryBuilder({ query, onChange, error, step }: QueryBuilderProps) {
  const { guided, change } = step;
  /** Where the form cannot show the query, the whole of it is taken over instead. */
  const exclude = (words: readonly string[], whole: string) => {
    if (guided === null) onChange(whole);
    else change({ never: addTerms(guided.never, words.flatMap(readEntry)) });
  };
  const leaveOut = (text: string) => {
    if (guided !== null) change({ names: guided.names.filter((term: Term) => term.text !== text) });
  };
  return (
    <div className={classes.columns}>
      <Stack gap="md">
        <ImportPanel onAccept={onChange} />
        <GuidedForm step={step} />
        <TextForm {...{ query, onChange, error, step }} />
      </Stack>
      <QueryPreview query={step.readable} guided={guided} onExclude={exclude} onLeaveOut={leaveOut} />
    </div>
  );
}
