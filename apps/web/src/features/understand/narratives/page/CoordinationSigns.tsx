import { List, Text } from "@mantine/core";
import { useIntl } from "react-intl";
import { Panel } from "../../../../ui/kit/Panel.tsx";
import { AppLink } from "../../../../ui/links.tsx";
import { useSay } from "../../../../ui/say.ts";
import { mentionSearch } from "../../mentionSearch.ts";
import type { PartProps } from "./detail.ts";

/** Signs that posts are arranged, with their figures. They speak of posts and never of a person, and the page says so. */
export function CoordinationSigns({ detail, query }: PartProps) {
  const say = useSay();
  const intl = useIntl();
  const { probability, signs } = detail.coordination;
  if (signs.length === 0) {
    return (
      <Panel title={say("understand.signs")}>
        <Text size="sm">{say("understand.signs.none")}</Text>
      </Panel>
    );
  }
  return (
    <Panel title={say("understand.signs")}>
      <Text>{say("understand.signs.some", { probability })}</Text>
      <List size="sm" spacing={4}>
        {signs.map(({ sign, count, share }) => {
          const id = `understand.signs.${sign}`;
          return <List.Item key={sign}>{id in intl.messages ? say(id, { count, share }) : sign}</List.Item>;
        })}
      </List>
      <Text size="sm" c="dimmed">
        {say("understand.signs.meaning")}
      </Text>
      <AppLink to="/mentions" search={mentionSearch(query, { narrativeId: detail.id })} size="sm">
        {say("understand.signs.read")}
      </AppLink>
    </Panel>
  );
}
