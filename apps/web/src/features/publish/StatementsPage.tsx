import { Button, NativeSelect, Stack } from "@mantine/core";
import type { AnswerOf } from "@tocsin/contract";
import { statementStates } from "@tocsin/contract/words";
import { usePages } from "../../ui/kit/usePages.ts";
import { PageFrame } from "../../ui/PageFrame.tsx";
import { Empty, Failure, Loading } from "../../ui/States.tsx";
import { useSay } from "../../ui/say.ts";
import { useUrlState } from "../../ui/urlState.ts";
import { NewStatement } from "./NewStatement.tsx";
import { StatementRow } from "./StatementRow.tsx";

type Statement = AnswerOf<"listStatements">["items"][number];

export function StatementsPage() {
  const say = useSay();
  const [{ state }, change] = useUrlState();
  return (
    <PageFrame title={say("publish.title")} intro={say("publish.lead")} actions={<NewStatement />}>
      <NativeSelect
        aria-label={say("publish.filter.label")}
        value={state ?? ""}
        onChange={(event) => change({ state: event.currentTarget.value })}
        data={[
          { value: "", label: say("publish.filter.all") },
          ...statementStates.map((value) => ({ value, label: say(`state.${value}`) })),
        ]}
        style={{ alignSelf: "flex-start" }}
      />
      <StatementList state={state} />
    </PageFrame>
  );
}

function StatementList({ state }: { state: string | undefined }) {
  const say = useSay();
  const list = usePages<Statement>("listStatements", { state });
  if (list.isPending) return <Loading />;
  if (list.isError) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  if (list.items.length === 0) {
    const id = state === undefined ? "publish.empty" : "publish.empty.filtered";
    return <Empty title={say(id)}>{say(`${id}.text`)}</Empty>;
  }
  return (
    <Stack gap="xs">
      {list.items.map((statement) => (
        <StatementRow key={statement.id} statement={statement} />
      ))}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {say("publish.more")}
        </Button>
      )}
    </Stack>
  );
}
