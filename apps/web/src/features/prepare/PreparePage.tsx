import { Tabs } from "@mantine/core";
import { useNavigate, useParams } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { PageFrame } from "../../ui/PageFrame.tsx";
import { useSay } from "../../ui/say.ts";
import { BrandsPanel } from "./brands/BrandsPanel.tsx";
import { ContactsPanel } from "./contacts/ContactsPanel.tsx";
import { PlaybooksPanel } from "./playbooks/PlaybooksPanel.tsx";
import { SourcesPanel } from "./sources/SourcesPanel.tsx";
import { WatchesPanel } from "./watches/WatchesPanel.tsx";

const panels: Record<string, ComponentType> = {
  brands: BrandsPanel,
  watches: WatchesPanel,
  sources: SourcesPanel,
  playbooks: PlaybooksPanel,
  contacts: ContactsPanel,
};

export function PreparePage() {
  const say = useSay();
  const navigate = useNavigate();
  const { tab } = useParams({ from: "/inside/prepare/$tab" });
  const current = tab in panels ? tab : "brands";
  const Panel = panels[current]!;
  return (
    <PageFrame title={say("prepare.title")} intro={say("prepare.lead")}>
      <Tabs
        value={current}
        onChange={(chosen) => void navigate({ to: "/prepare/$tab", params: { tab: chosen ?? "brands" } })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {Object.keys(panels).map((key) => (
            <Tabs.Tab key={key} value={key}>
              {say(`prepare.tab.${key}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={current}>
          <Panel />
        </Tabs.Panel>
      </Tabs>
    </PageFrame>
  );
}
