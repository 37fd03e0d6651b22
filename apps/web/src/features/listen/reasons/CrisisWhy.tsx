import { Stack } from "@mantine/core";
import { useIntl } from "react-intl";
import { isolate } from "../../../ui/isolate.ts";
import { useSay } from "../../../ui/say.ts";
import { useMay } from "../../../ui/session.ts";
import { CrisisChoice } from "../corrections/CrisisChoice.tsx";
import type { Mention, Reasons } from "../mention.ts";
import { SetByPerson } from "./SetByPerson.tsx";
import { ToldWords } from "./ToldWords.tsx";
import classes from "./Why.module.css";
import { Why } from "./Why.tsx";

/** The kinds of crisis a post speaks of; where it speaks of none, only those see it who may say otherwise. */
export function CrisisWhy({ mention }: { mention: Mention }) {
  const say = useSay();
  const intl = useIntl();
  const mayCorrect = useMay("respond");
  const types = mention.crisisTypes.map(({ type }) => type);
  const isEmpty = types.length === 0;
  if (isEmpty && !mayCorrect && !mention.corrected.includes("crisis-types")) return null;
  const words = isEmpty
    ? say("listen.types.none")
    : intl.formatList(
        types.map((type) => isolate(say(`crisis.${type}`))),
        { type: "conjunction", style: "narrow" },
      );
  return (
    <Why
      mention={mention}
      label={say("listen.named", { what: say("listen.facet.crisisType"), word: words })}
      badge={
        <>
          <span className={classes.pill} data-empty={isEmpty}>
            {words}
          </span>
          <SetByPerson mention={mention} field="crisis-types" />
        </>
      }
      reasons={(read) => <CrisisReasons mention={mention} read={read.crisisTypes} />}
      correction={(correct) => (
        <CrisisChoice value={types} onChoose={(crisisTypes) => correct({ field: "crisis-types", crisisTypes })} />
      )}
    />
  );
}

function CrisisReasons({ mention, read }: { mention: Mention; read: Reasons["crisisTypes"] }) {
  const say = useSay();
  const found = read.filter(({ spans }) => spans.length > 0);
  const groups = found.map(({ type, spans }) => ({
    words: say("listen.types.words", { type: say(`crisis.${type}`) }),
    spans,
  }));
  return (
    <Stack gap="xs">
      <p className={classes.lead}>{say(leadOf(mention, found.length))}</p>
      <ToldWords mention={mention} groups={groups} />
    </Stack>
  );
}

function leadOf({ corrected }: Mention, found: number): string {
  if (corrected.includes("crisis-types")) return "listen.by.person";
  return found === 0 ? "listen.types.silent" : "listen.types.found";
}
