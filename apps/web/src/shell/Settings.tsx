import { Tabs } from "@mantine/core";
import { useNavigate, useParams } from "@tanstack/react-router";
import { type ComponentType, lazy, Suspense } from "react";
import { PageFrame } from "../ui/PageFrame.tsx";
import { Loading } from "../ui/States.tsx";
import { useSay } from "../ui/say.ts";
import { useMay } from "../ui/session.ts";

interface SettingsTab {
  readonly key: string;
  readonly isForAdmins: boolean;
  readonly Panel: ComponentType;
}

const people = () => import("../features/people/index.ts");

/** Each panel belongs to the stage it sets up; this page only gathers them. */
const tabs: readonly SettingsTab[] = [
  {
    key: "me",
    isForAdmins: false,
    Panel: lazy(() => import("./MyPage.tsx").then((page) => ({ default: page.MyPage }))),
  },
  { key: "members", isForAdmins: false, Panel: lazy(() => people().then((door) => ({ default: door.MembersPanel }))) },
  { key: "keys", isForAdmins: true, Panel: lazy(() => people().then((door) => ({ default: door.KeysPanel }))) },
  {
    key: "bells",
    isForAdmins: false,
    Panel: lazy(() => import("../features/alert/index.ts").then((door) => ({ default: door.BellsPanel }))),
  },
  {
    key: "escalation",
    isForAdmins: false,
    Panel: lazy(() => import("../features/alert/index.ts").then((door) => ({ default: door.EscalationPanel }))),
  },
  {
    key: "outlets",
    isForAdmins: false,
    Panel: lazy(() => import("../features/publish/index.ts").then((door) => ({ default: door.OutletsPanel }))),
  },
  { key: "audit", isForAdmins: true, Panel: lazy(() => people().then((door) => ({ default: door.AuditPanel }))) },
];

export function Settings() {
  const say = useSay();
  const navigate = useNavigate();
  const { tab } = useParams({ strict: false });
  const mayAdminister = useMay("administer");
  const shown = tabs.filter((each) => mayAdminister || !each.isForAdmins);
  const current = shown.find((each) => each.key === tab) ?? shown[0]!;
  return (
    <PageFrame title={say("shell.nav.settings")}>
      <Tabs
        value={current.key}
        onChange={(key) => void navigate({ to: "/settings/$tab", params: { tab: key ?? "me" } })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {shown.map((each) => (
            <Tabs.Tab key={each.key} value={each.key}>
              {say(`shell.settings.${each.key}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={current.key}>
          <Suspense fallback={<Loading />}>
            <current.Panel />
          </Suspense>
        </Tabs.Panel>
      </Tabs>
    </PageFrame>
  );
}
