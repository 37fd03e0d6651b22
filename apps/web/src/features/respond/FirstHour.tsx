import { Alert, Button, List, Skeleton, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import { ask } from "../../ui/api.ts";
import { Panel } from "../../ui/kit/Panel.tsx";
import { directionOf } from "../../ui/language.tsx";
import { useSay } from "../../ui/say.ts";
import { useNow } from "../../ui/time.tsx";
import { minutesBetween } from "./clock.ts";
import type { Incident } from "./useIncident.ts";

const FIRST_HOUR_MINUTES = 60;

/** The playbook's advice. Open while the first hour lasts; folded away, not gone, afterwards. */
export function FirstHour({ incident }: { incident: Incident }) {
  const say = useSay();
  const isEarly = minutesBetween(incident.openedAt, new Date(useNow())) < FIRST_HOUR_MINUTES;
  const [isTurned, { toggle }] = useDisclosure();
  const isShown = isEarly !== isTurned;
  const query = { language: incident.playbookLanguage };
  const playbook = useQuery(ask("getPlaybook", { params: { type: incident.type }, query }));
  const fold = (
    <Button variant="subtle" size="compact-sm" onClick={toggle} aria-expanded={isShown}>
      {say(isShown ? "respond.first.hide" : "respond.first.show")}
    </Button>
  );
  return (
    <Panel title={say("respond.first")} actions={fold}>
      {isShown && playbook.isPending && <Skeleton height={80} />}
      {isShown && playbook.isError && <Alert color="ochre">{say("respond.first.failed")}</Alert>}
      {isShown && playbook.data !== undefined && <Advice playbook={playbook.data} />}
    </Panel>
  );
}

function Advice({ playbook }: { playbook: AnswerOf<"getPlaybook"> }) {
  const say = useSay();
  const own = { lang: playbook.language, dir: directionOf(playbook.language) };
  return (
    <Stack gap="sm">
      <div>
        <Text size="sm" c="dimmed">
          {say("respond.first.move")}
        </Text>
        <Text size="lg" fw={600} {...own}>
          {playbook.firstMove}
        </Text>
      </div>
      <div>
        <Text size="sm" c="dimmed">
          {say("respond.first.not")}
        </Text>
        <List {...own}>
          {playbook.doNot.map((rule) => (
            <List.Item key={rule}>{rule}</List.Item>
          ))}
        </List>
      </div>
      <div>
        <Text size="sm" c="dimmed">
          {say("respond.first.end")}
        </Text>
        <Text size="sm" {...own}>
          {playbook.goodEnd}
        </Text>
      </div>
    </Stack>
  );
}
