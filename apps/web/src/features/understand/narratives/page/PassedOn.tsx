import { Anchor, List } from "@mantine/core";
import { Panel } from "../../../../ui/kit/Panel.tsx";
import { useSay } from "../../../../ui/say.ts";
import type { Detail } from "./detail.ts";

/** The pages that more than one post of the narrative points to. */
export function PassedOn({ detail }: { detail: Detail }) {
  const say = useSay();
  const passedOn = detail.urls.filter(({ count }) => count > 1);
  if (passedOn.length === 0) return null;
  return (
    <Panel title={say("understand.narrative.urls")}>
      <List size="sm" spacing={4}>
        {passedOn.map(({ value, count }) => (
          <List.Item key={value}>
            <Address url={value} /> · {say("understand.posts", { count })}
          </List.Item>
        ))}
      </List>
    </Panel>
  );
}

/** Addresses come from strangers: only web addresses become links. */
function Address({ url }: { url: string }) {
  const words = (
    <bdi dir="ltr" style={{ overflowWrap: "anywhere" }}>
      {url}
    </bdi>
  );
  if (!/^https?:\/\//i.test(url)) return words;
  return (
    <Anchor href={url} target="_blank" rel="noreferrer noopener" inherit>
      {words}
    </Anchor>
  );
}
