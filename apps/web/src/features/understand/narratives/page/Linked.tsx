import { List, Text } from "@mantine/core";
import { Panel } from "../../../../ui/kit/Panel.tsx";
import { useSay } from "../../../../ui/say.ts";
import { Because } from "../LinkList.tsx";
import { NarrativeTitle } from "../NarrativeTitle.tsx";
import type { Detail } from "./detail.ts";

/** What it denies or answers, and what denies or answers it. */
export function Linked({ detail }: { detail: Detail }) {
  const say = useSay();
  const byId = new Map(detail.linked.map((linked) => [linked.id, linked]));
  const links = detail.links.flatMap((link) => {
    const other = byId.get(link.from === detail.id ? link.to : link.from);
    return other === undefined ? [] : [{ link, other, way: link.from === detail.id ? "to" : "from" }];
  });
  return (
    <Panel title={say("understand.narrative.linked")}>
      {links.length === 0 && <Text size="sm">{say("understand.link.alone")}</Text>}
      {links.length > 0 && (
        <List size="sm" spacing={6}>
          {links.map(({ link, other, way }) => (
            <List.Item key={`${link.from} ${link.kind} ${link.to}`}>
              {say(`understand.link.${way}.${link.kind}`)} <NarrativeTitle id={other.id} label={other.label} /> ·{" "}
              {say("understand.posts", { count: other.size })}
              <Because link={link} />
            </List.Item>
          ))}
        </List>
      )}
    </Panel>
  );
}
