import { List, Switch, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import { useIntl } from "react-intl";
import { Answer } from "../../../ui/Answer.tsx";
import { useAct } from "../../../ui/act.ts";
import { api, ask } from "../../../ui/api.ts";
import { MayNote } from "../../../ui/kit/MayNote.tsx";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { nameLanguage } from "../../../ui/languageNames.ts";
import { useSay } from "../../../ui/say.ts";
import { useMay } from "../../../ui/session.ts";

type Learning = AnswerOf<"getLearning">;

/** What the corrections have taught, before and after, and the switch that takes it all back. */
export function LearntPanel() {
  const say = useSay();
  const learning = useQuery(ask("getLearning"));
  return (
    <Panel title={say("understand.learning")} lead={say("understand.learning.lead")}>
      <Answer of={learning} rows={2}>
        {(learnt) => (
          <>
            <LearningSwitch isOn={learnt.isOn} />
            <Worth learning={learnt} />
          </>
        )}
      </Answer>
    </Panel>
  );
}

function LearningSwitch({ isOn }: { isOn: boolean }) {
  const say = useSay();
  const mayAdminister = useMay("administer");
  const act = useAct((next: boolean) => api.setLearning({ body: { isOn: next } }), {
    invalidate: ["getLearning", "listMentions", "listMentionFacets", "getShareOfVoice"],
    success: isOn ? "understand.learning.off" : "understand.learning.on",
  });
  return (
    <>
      <Switch
        label={say("understand.learning.switch")}
        checked={isOn}
        disabled={!mayAdminister || act.isPending}
        onChange={(event) => act.mutate(event.currentTarget.checked)}
      />
      <MayNote may={mayAdminister} reason="understand.learning.mayNot" />
    </>
  );
}

/** "Of 40 corrected posts the model alone was right in 12, with what it learnt in 29." */
function Worth({ learning }: { learning: Learning }) {
  const say = useSay();
  const { locale } = useIntl();
  const { before, after, changed, byLanguage, corrections } = learning;
  return (
    <>
      {before.total === 0 ? (
        <Text size="sm">{say("understand.learning.tooFew")}</Text>
      ) : (
        <Text>{say("understand.learning.worth", worthOf(before, after))}</Text>
      )}
      {byLanguage.length > 0 && (
        <List size="sm">
          {byLanguage.map((row) => (
            <List.Item key={row.language}>
              {nameLanguage(row.language, locale, say)}:{" "}
              {say("understand.learning.worth", worthOf(row.before, row.after))}
            </List.Item>
          ))}
        </List>
      )}
      <Text size="sm">{say("understand.learning.changed", { posts: changed.posts, of: changed.of })}</Text>
      {corrections.length > 0 && (
        <List size="sm">
          {corrections.map(({ field, count, undone }) => (
            <List.Item key={field}>
              {say(`understand.field.${field}`)}: {say("understand.learning.count", { count, undone })}
            </List.Item>
          ))}
        </List>
      )}
    </>
  );
}

const worthOf = (before: Learning["before"], after: Learning["after"]) => ({
  total: before.total,
  before: before.right,
  after: after.right,
});
