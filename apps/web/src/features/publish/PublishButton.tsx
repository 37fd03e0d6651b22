import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useIntl } from "react-intl";
import { api, ask } from "../../ui/api.ts";
import { isolate } from "../../ui/isolate.ts";
import { ConfirmDialog } from "../../ui/kit/ConfirmDialog.tsx";
import { useSay } from "../../ui/say.ts";
import { useMay } from "../../ui/session.ts";
import { splitForPublishing, type Version } from "./readiness.ts";
import { type Statement, useStatementAct } from "./useStatement.ts";

/** Publishing, with everything it will do said first. */
export function PublishButton({ statement }: { statement: Statement }) {
  const say = useSay();
  const mayPublish = useMay("respond");
  const { going, staying } = splitForPublishing(statement.versions);
  const publish = useStatementAct(statement.id, () => api.publishStatement({ params: { id: statement.id } }), {
    success: "publish.out.done",
  });
  if (statement.state === "withdrawn") return null;
  return (
    <Stack gap={4}>
      <ConfirmDialog
        button={say("publish.out.button")}
        look={{ variant: "filled" }}
        title={say("publish.out.title")}
        confirm={say("publish.out.confirm")}
        onConfirm={() => publish.mutateAsync(undefined)}
        isDisabled={going.length === 0 || !mayPublish}
      >
        <Consequences going={going} staying={staying} />
      </ConfirmDialog>
      {going.length === 0 && (
        <Text size="xs" c="dimmed">
          {say("publish.out.nothing")}
        </Text>
      )}
    </Stack>
  );
}

function Consequences({ going, staying }: { going: readonly Version[]; staying: readonly Version[] }) {
  const say = useSay();
  const intl = useIntl();
  const outlets = useQuery(ask("listOutlets"));
  const webhooks = (outlets.data?.items ?? []).filter((outlet) => outlet.kind === "webhook" && !outlet.isPaused);
  const nameAll = (versions: readonly Version[]) =>
    intl.formatList(versions.map((version) => say(`language.${version.language}`)));
  return (
    <Stack gap="xs">
      <Text size="sm">{say("publish.out.newsroom", { count: going.length, languages: nameAll(going) })}</Text>
      {outlets.isSuccess && (
        <Text size="sm">
          {say("publish.out.outlets", { count: webhooks.length })}{" "}
          {intl.formatList(webhooks.map((outlet) => isolate(outlet.name)))}
        </Text>
      )}
      {staying.length > 0 && <Text size="sm">{say("publish.out.staying", { languages: nameAll(staying) })}</Text>}
      <Text size="sm" c="dimmed">
        {say("publish.out.cannot")}
      </Text>
    </Stack>
  );
}
