import { Anchor, Button, Stack, Text } from "@mantine/core";
import { api } from "../../ui/api.ts";
import { ConfirmDialog } from "../../ui/kit/ConfirmDialog.tsx";
import { MayNote } from "../../ui/kit/MayNote.tsx";
import { Panel } from "../../ui/kit/Panel.tsx";
import { useSay } from "../../ui/say.ts";
import { useMay } from "../../ui/session.ts";
import { Deliveries } from "./Deliveries.tsx";
import { PublishButton } from "./PublishButton.tsx";
import { versionState } from "./readiness.ts";
import { type Statement, useStatementAct } from "./useStatement.ts";

/** The way out: asking for approval, publishing, what became of it, and taking it back. */
export function Publication({ statement }: { statement: Statement }) {
  const say = useSay();
  return (
    <Panel title={say("publish.out")}>
      <RequestApproval statement={statement} />
      <PublishButton statement={statement} />
      <Deliveries publications={statement.publications} />
      <Stack gap={2}>
        <Anchor href={statement.newsroomAddress} target="_blank" rel="noreferrer" size="sm">
          {say("publish.newsroom")}
        </Anchor>
        <Text size="xs" c="dimmed">
          {say("publish.newsroom.text")}
        </Text>
      </Stack>
      {statement.state === "published" && <Withdraw statement={statement} />}
    </Panel>
  );
}

function RequestApproval({ statement }: { statement: Statement }) {
  const say = useSay();
  const mayWrite = useMay("respond");
  const request = useStatementAct(statement.id, () => api.requestApproval({ params: { id: statement.id } }), {
    success: "publish.requested",
  });
  const isWanted = statement.versions.some((version) => ["draft", "voided"].includes(versionState(version)));
  if (!isWanted || statement.state === "in-review" || statement.state === "withdrawn") return null;
  return (
    <Stack gap={4}>
      <Button
        variant="default"
        onClick={() => request.mutate(undefined)}
        loading={request.isPending}
        disabled={!mayWrite}
      >
        {say("publish.request")}
      </Button>
      <Text size="xs" c="dimmed">
        {say("publish.request.text")}
      </Text>
    </Stack>
  );
}

function Withdraw({ statement }: { statement: Statement }) {
  const say = useSay();
  const mayApprove = useMay("approve");
  const withdraw = useStatementAct(statement.id, () => api.withdrawStatement({ params: { id: statement.id } }), {
    success: "publish.withdrawn",
  });
  return (
    <>
      <ConfirmDialog
        button={say("publish.withdraw")}
        title={say("publish.withdraw.title")}
        onConfirm={() => withdraw.mutateAsync(undefined)}
        isDisabled={!mayApprove}
      >
        <Text size="sm">{say("publish.withdraw.text")}</Text>
      </ConfirmDialog>
      <MayNote may={mayApprove} reason="publish.mayNot.approve" />
    </>
  );
}
