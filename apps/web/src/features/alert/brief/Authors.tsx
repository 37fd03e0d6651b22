import { Table } from "@mantine/core";
import { Amount } from "../../../ui/Amount.tsx";
import { Bidi } from "../../../ui/Bidi.tsx";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { AppLink } from "../../../ui/links.tsx";
import { useSay } from "../../../ui/say.ts";
import { namePlatform } from "../../listen/index.ts";
import type { Explanation } from "./Reasons.tsx";

/** Who carries it. Each name leads to what that author wrote. */
export function Authors({ explanation }: { explanation: Explanation }) {
  const say = useSay();
  const { topAuthors } = explanation;
  if (topAuthors.length === 0) return null;
  return (
    <Panel title={say("alert.authors")}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say("alert.authors.name")}</Table.Th>
            <Table.Th>{say("alert.authors.posts")}</Table.Th>
            <Table.Th>{say("alert.authors.followers")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {topAuthors.map((author) => (
            <Table.Tr key={`${author.platform}-${author.handle}`}>
              <Table.Td>
                <AppLink to="/mentions" search={{ author: author.handle }} size="sm">
                  <Bidi>{author.handle}</Bidi>
                </AppLink>{" "}
                · {namePlatform(author.platform, say)}
              </Table.Td>
              <Table.Td>
                <Amount value={author.posts} />
              </Table.Td>
              <Table.Td>
                {author.followers === null ? (
                  say("alert.authors.unknown")
                ) : (
                  <Amount value={author.followers} as="short" />
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Panel>
  );
}
