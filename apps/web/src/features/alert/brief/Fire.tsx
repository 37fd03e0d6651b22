import { Group, Stack, Text } from "@mantine/core";
import { useIntl } from "react-intl";
import { Bidi } from "../../../ui/Bidi.tsx";
import { KindBadge, SeverityBadge } from "../../../ui/badges.tsx";
import { ConfirmDialog } from "../../../ui/kit/ConfirmDialog.tsx";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { AppLink } from "../../../ui/links.tsx";
import { useSay } from "../../../ui/say.ts";
import { useMay } from "../../../ui/session.ts";
import { type AlertDetail, useAlertActs } from "../useAlertActs.ts";

type Part = AlertDetail["parts"][number];

/** Everything that this one alert covers, and the press that says: this one is something else. */
export function Fire({ alert }: { alert: AlertDetail }) {
  const say = useSay();
  const { parts } = alert;
  if (parts.length < 2) return null;
  const title = say(alert.kind === "data" ? "alert.fire.data" : "alert.fire", { count: parts.length });
  return (
    <Panel title={title}>
      {parts.map((part) => (
        <PartLine key={part.episodeId} alert={alert} part={part} />
      ))}
    </Panel>
  );
}

function PartLine({ alert, part }: { alert: AlertDetail; part: Part }) {
  return (
    <Group justify="space-between" gap="xs" align="flex-start">
      <Stack gap={2} miw={0} flex="1 1 12rem">
        <Group gap="xs">
          <PartName part={part} />
          <SeverityBadge severity={part.severity} />
          {part.kind !== alert.kind && <KindBadge kind={part.kind} />}
        </Group>
        <PartFigures part={part} />
      </Stack>
      <SplitButton alert={alert} part={part} />
    </Group>
  );
}

function PartName({ part: { watchId, name } }: { part: Part }) {
  if (watchId === null) return <Bidi>{name}</Bidi>;
  return (
    <AppLink to="/watch/$id" params={{ id: watchId }} size="sm">
      <Bidi>{name}</Bidi>
    </AppLink>
  );
}

function PartFigures({ part }: { part: Part }) {
  const say = useSay();
  const intl = useIntl();
  const { observed, expected, brandName, isOpen, kind } = part;
  const figures = say(kind === "data" ? "alert.usual.quiet" : "alert.usual.first", { observed, expected });
  const words = [brandName, figures, isOpen ? "" : say("alert.fire.over")].filter((word) => word !== "");
  return (
    <Text size="sm" c="dimmed">
      <Bidi>{intl.formatList(words, { type: "unit", style: "narrow" })}</Bidi>
    </Text>
  );
}

function SplitButton({ alert, part }: { alert: AlertDetail; part: Part }) {
  const say = useSay();
  const mayRespond = useMay("respond");
  const { split } = useAlertActs(alert.id);
  return (
    <ConfirmDialog
      button={say("alert.split")}
      label={say("alert.split.label", { name: part.name })}
      title={say("alert.split.title")}
      onConfirm={() => split.mutateAsync(part.episodeId)}
      isDisabled={!mayRespond}
      look={{ size: "compact-sm", variant: "subtle" }}
    >
      <Text>{say("alert.split.text", { name: part.name })}</Text>
    </ConfirmDialog>
  );
}
