import { Button, Code, Group, Stack, Text } from "@mantine/core";
import { api } from "../../ui/api.ts";
import { findPlaceholders } from "../../ui/kit/placeholders.ts";
import { useTimes } from "../../ui/kit/times.ts";
import { useSay } from "../../ui/say.ts";
import { useMay, useSession } from "../../ui/session.ts";
import { checkCode, type Version, versionState } from "./readiness.ts";
import { type Statement, useStatementAct } from "./useStatement.ts";

interface ApprovalProps {
  readonly statement: Statement;
  readonly version: Version;
  readonly isDirty: boolean;
}

/** Who stands for this very text, and the button to stand for it. */
export function Approval({ statement, version, isDirty }: ApprovalProps) {
  const say = useSay();
  const state = versionState(version);
  const isApproved = state === "approved" || state === "published";
  const hindrance = useHindrance(version, isDirty);
  const approve = useStatementAct(
    statement.id,
    () =>
      api.approveVersion({ params: { id: statement.id, language: version.language }, body: { hash: version.hash } }),
    { success: "publish.approved" },
  );
  return (
    <Stack gap="xs">
      <ApprovedBy version={version} isApproved={isApproved} />
      {!isApproved && statement.state !== "withdrawn" && (
        <Group gap="sm">
          <Button onClick={() => approve.mutate(undefined)} loading={approve.isPending} disabled={hindrance !== null}>
            {say("publish.approve")}
          </Button>
          {hindrance !== null && (
            <Text size="sm" c="dimmed">
              {say(hindrance)}
            </Text>
          )}
        </Group>
      )}
    </Stack>
  );
}

function ApprovedBy({ version, isApproved }: { version: Version; isApproved: boolean }) {
  const say = useSay();
  const { moment } = useTimes();
  const { approval } = version;
  return (
    <Group gap="xs">
      {isApproved && approval !== null && (
        <Text size="sm">{say("publish.approvedBy", { name: approval.by.name, time: moment(approval.at) })}</Text>
      )}
      <Text size="xs" c="dimmed" title={say("publish.code.text")}>
        {say("publish.code")} <Code dir="ltr">{checkCode(version.hash)}</Code>
      </Text>
    </Group>
  );
}

/** The catalogue key of what stands between this reader and the approval, if anything does. */
function useHindrance(version: Version, isDirty: boolean): string | null {
  const mayApprove = useMay("approve");
  const { person } = useSession();
  if (!mayApprove) return "publish.mayNot.approve";
  if (isDirty) return "publish.approve.unsaved";
  if (findPlaceholders(version.title, version.text).length > 0) return "publish.approve.blanks";
  return version.editedBy.id === person.id ? "publish.approve.own" : null;
}
