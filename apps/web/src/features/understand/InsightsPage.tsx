import "../../ui/print.css";
import { Stack, Tabs } from "@mantine/core";
import { useNavigate, useParams } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { PageFrame } from "../../ui/PageFrame.tsx";
import { useSay } from "../../ui/say.ts";
import { useUrlState } from "../../ui/urlState.ts";
import { CompareTab } from "./compare/CompareTab.tsx";
import { LearningTab } from "./learning/LearningTab.tsx";
import { NarrativesTab } from "./narratives/NarrativesTab.tsx";
import { PeopleTab } from "./people/PeopleTab.tsx";
import { RisingTab } from "./rising/RisingTab.tsx";
import { ShareTab } from "./share/ShareTab.tsx";
import { StretchBar } from "./stretch/StretchBar.tsx";
import { sharedPart } from "./stretch/stretch.ts";

interface InsightTab {
  readonly Panel: ComponentType;
  /** What the bar above the figures offers. */
  readonly bar: "whole" | "without-brand" | "none";
}

const tabs: Record<string, InsightTab> = {
  share: { Panel: ShareTab, bar: "whole" },
  compare: { Panel: CompareTab, bar: "without-brand" },
  narratives: { Panel: NarrativesTab, bar: "whole" },
  people: { Panel: PeopleTab, bar: "whole" },
  rising: { Panel: RisingTab, bar: "whole" },
  learning: { Panel: LearningTab, bar: "none" },
};

/** What the posts say together: whose the talk is, what it is about, who carries it, and how far the reading can be trusted. */
export function InsightsPage() {
  const say = useSay();
  const navigate = useNavigate();
  const [state] = useUrlState();
  const { tab = "" } = useParams({ strict: false });
  const current = tab in tabs ? tab : "share";
  const { Panel, bar } = tabs[current]!;
  const open = (chosen: string | null) =>
    void navigate({ to: "/insights/$tab", params: { tab: chosen ?? "share" }, search: sharedPart(state) });
  return (
    <PageFrame title={say("shell.nav.insights")}>
      <Tabs value={current} onChange={open} keepMounted={false}>
        <Tabs.List mb="md">
          {Object.keys(tabs).map((key) => (
            <Tabs.Tab key={key} value={key}>
              {say(`understand.tab.${key}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={current}>
          <Stack gap="md">
            {bar !== "none" && <StretchBar hasBrand={bar === "whole"} />}
            <Panel />
          </Stack>
        </Tabs.Panel>
      </Tabs>
    </PageFrame>
  );
}
