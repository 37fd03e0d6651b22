import { Table, Text } from "@mantine/core";
import { Amount } from "../../../../ui/Amount.tsx";
import { Bidi } from "../../../../ui/Bidi.tsx";
import { Panel } from "../../../../ui/kit/Panel.tsx";
import { namePlatform } from "../../../../ui/platformNames.ts";
import { Sheet } from "../../../../ui/Sheet.tsx";
import { useSay } from "../../../../ui/say.ts";
import { CountLink } from "../../CountLink.tsx";
import { mentionSearch } from "../../mentionSearch.ts";
import type { PartProps } from "./detail.ts";

/** Whose posts others pass on. */
export function Carriers({ detail, query }: PartProps) {
  const say = useSay();
  if (detail.carriers.length === 0) return null;
  return (
    <Panel title={say("understand.carriers")} lead={say("understand.carriers.lead")}>
      <Sheet label={say("understand.carriers")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say("understand.person")}</Table.Th>
            <Table.Th>{say("understand.measure.posts")}</Table.Th>
            <Table.Th>{say("understand.carriers.carried")}</Table.Th>
            <Table.Th>{say("understand.person.followers")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {detail.carriers.map(({ authorKey, author, platform, posts, carriedOn }) => (
            <Table.Tr key={authorKey}>
              <Table.Td>
                <Bidi>{author.name === "" ? author.handle : author.name}</Bidi>{" "}
                <Text span size="xs" c="dimmed">
                  <Bidi>@{author.handle.replace(/^@/, "")}</Bidi> · {namePlatform(platform, say)}
                </Text>
              </Table.Td>
              <Table.Td>
                <CountLink
                  count={posts}
                  words={author.handle}
                  search={mentionSearch(query, { narrativeId: detail.id, authorKey })}
                />
              </Table.Td>
              <Table.Td>
                <Amount value={carriedOn} />
              </Table.Td>
              <Table.Td>
                {author.followers === null ? say("understand.unknown") : <Amount value={author.followers} as="short" />}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Sheet>
    </Panel>
  );
}
