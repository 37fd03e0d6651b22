import { Paper, Tabs } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import type { Guided } from "@tocsin/contract";
import { useState } from "react";
import { useSay } from "../../../../ui/say.ts";
import { SamplePreview } from "./SamplePreview.tsx";
import { StoredPreview } from "./StoredPreview.tsx";

export interface Remedies {
  /** Leaves out a context: its words, or the whole query without it where the form cannot show the query. */
  readonly onExclude: (words: readonly string[], whole: string) => void;
  readonly onLeaveOut: (text: string) => void;
}

interface QueryPreviewProps extends Remedies {
  readonly query: string;
  readonly guided: Guided | null;
}

const PAUSE_MS = 400;

/** What the query would find, before anything is saved: in the team's own posts or in pasted ones. */
export function QueryPreview({ query, guided, ...remedies }: QueryPreviewProps) {
  const say = useSay();
  const [asked] = useDebouncedValue(query, PAUSE_MS);
  const [tab, choose] = useState<string | null>("stored");
  return (
    <Paper component="section" withBorder p="sm" bg="var(--surface-sunken)" aria-label={say("query.preview")}>
      <Tabs value={tab} onChange={choose} keepMounted={false}>
        <Tabs.List mb="sm">
          <Tabs.Tab value="stored">{say("query.preview.stored")}</Tabs.Tab>
          <Tabs.Tab value="sample">{say("query.preview.sample")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="stored">
          <StoredPreview query={asked} {...remedies} />
        </Tabs.Panel>
        <Tabs.Panel value="sample">
          <SamplePreview query={asked} guided={guided} />
        </Tabs.Panel>
      </Tabs>
    </Paper>
  );
}
