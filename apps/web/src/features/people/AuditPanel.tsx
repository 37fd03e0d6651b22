import { Button, Group, Stack, Table, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import { useIntl } from "react-intl";
import { Amount } from "../../ui/Amount.tsx";
import { useAct } from "../../ui/act.ts";
import { api } from "../../ui/api.ts";
import { Bidi } from "../../ui/Bidi.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { Failure, Loading } from "../../ui/States.tsx";
import { useSay } from "../../ui/say.ts";
import { Instant } from "../../ui/time.tsx";

type Entry = AnswerOf<"listAudit">["items"][number];

/** Who did what, in a chain that cannot be rewritten unseen. */
export function AuditPanel() {
  const say = useSay();
  const log = useInfiniteQuery({
    queryKey: ["listAudit", "pages"],
    queryFn: ({ pageParam }) => api.listAudit({ query: { cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  if (log.isError) return <Failure error={log.error} onRetry={() => void log.refetch()} />;
  if (log.data === undefined) return <Loading />;
  return (
    <Stack gap="md">
      <ChainCheck />
      <Sheet label={say("people.audit")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say("people.audit.number")}</Table.Th>
            <Table.Th>{say("people.audit.at")}</Table.Th>
            <Table.Th>{say("people.audit.actor")}</Table.Th>
            <Table.Th>{say("people.audit.action")}</Table.Th>
            <Table.Th>{say("people.audit.subject")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {log.data.pages
            .flatMap((page) => page.items)
            .map((entry) => (
              <EntryRow key={entry.sequence} entry={entry} />
            ))}
        </Table.Tbody>
      </Sheet>
      {log.hasNextPage && (
        <Button variant="default" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {say("people.audit.more")}
        </Button>
      )}
    </Stack>
  );
}

/** The log keeps "name (id)", so that two people of one name stay two; readers want the name. */
const nameOf = (actor: string) => actor.replace(/ \([\w-]{8,}\)$/, "");

function EntryRow({ entry }: { entry: Entry }) {
  const intl = useIntl();
  const deed = `people.deed.${entry.action}`;
  return (
    <Table.Tr>
      <Table.Td>
        <Amount value={entry.sequence} />
      </Table.Td>
      <Table.Td style={{ whiteSpace: "nowrap" }}>
        <Instant at={entry.at} />
      </Table.Td>
      <Table.Td>
        <span title={entry.actor}>
          <Bidi>{nameOf(entry.actor)}</Bidi>
        </span>
      </Table.Td>
      <Table.Td>
        {deed in intl.messages ? intl.formatMessage({ id: deed }) : <code dir="ltr">{entry.action}</code>}
      </Table.Td>
      <Table.Td>
        <Bidi>{entry.subject}</Bidi>
      </Table.Td>
    </Table.Tr>
  );
}

function ChainCheck() {
  const say = useSay();
  const check = useAct(() => api.checkAudit());
  const { data } = check;
  return (
    <Group>
      <Button variant="default" loading={check.isPending} onClick={() => check.mutate(undefined)}>
        {say("people.audit.check")}
      </Button>
      <Text role="status">
        {data !== undefined &&
          (data.isIntact
            ? say("people.audit.intact", { entries: data.entries })
            : say("people.audit.broken", { number: data.brokenAt ?? 0 }))}
      </Text>
    </Group>
  );
}
