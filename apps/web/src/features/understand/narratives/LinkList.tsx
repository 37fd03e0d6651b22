import { Button, List, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useIntl } from "react-intl";
import { isolate } from "../../../ui/isolate.ts";
import { useSay } from "../../../ui/say.ts";
import type { NarrativeLink } from "./growth.ts";
import { NarrativeTitle } from "./NarrativeTitle.tsx";

interface Named {
  readonly id: string;
  readonly label: string;
}

interface LinkListProps {
  readonly narratives: readonly Named[];
  readonly links: readonly NarrativeLink[];
}

const FIRST_SHOWN = 8;

/** How narratives hang together, a sentence a link: the picture for those who do not see it. */
export function LinkList({ narratives, links }: LinkListProps) {
  const say = useSay();
  const [areAllShown, { open }] = useDisclosure();
  const byId = new Map(narratives.map((narrative) => [narrative.id, narrative]));
  const known = links.filter(({ from, to }) => byId.has(from) && byId.has(to));
  if (known.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {say("understand.link.none")}
      </Text>
    );
  }
  const shown = areAllShown ? known : known.slice(0, FIRST_SHOWN);
  return (
    <>
      <List size="sm" spacing={4} aria-label={say("understand.link.list")}>
        {shown.map((link) => (
          <List.Item key={`${link.from} ${link.kind} ${link.to}`}>
            <NarrativeTitle {...named(byId.get(link.from)!)} /> <b>{say(`understand.link.${link.kind}`)}</b>{" "}
            <NarrativeTitle {...named(byId.get(link.to)!)} />
            <Because link={link} />
          </List.Item>
        ))}
      </List>
      {shown.length < known.length && (
        <Button variant="subtle" size="compact-sm" onClick={open} style={{ alignSelf: "flex-start" }}>
          {say("understand.link.all", { count: known.length })}
        </Button>
      )}
    </>
  );
}

const named = ({ id, label }: Named) => ({ id, label });

export function Because({ link }: { link: NarrativeLink }) {
  const say = useSay();
  const intl = useIntl();
  const words = intl.formatList(link.because.map(isolate), { type: "conjunction", style: "narrow" });
  return (
    <Text size="xs" c="dimmed">
      {say("understand.link.posts", { count: link.posts })}
      {link.because.length > 0 && ` · ${say("understand.link.because")} ${words}`}
    </Text>
  );
}
