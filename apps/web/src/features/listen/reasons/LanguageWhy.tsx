import { Stack } from "@mantine/core";
import { useIntl } from "react-intl";
import { nameLanguage } from "../../../ui/languageNames.ts";
import { useSay } from "../../../ui/say.ts";
import { LanguageSetting } from "../corrections/LanguageSetting.tsx";
import type { Mention, Reasons } from "../mention.ts";
import { SetByPerson } from "./SetByPerson.tsx";
import classes from "./Why.module.css";
import { Why } from "./Why.tsx";

export function LanguageWhy({ mention }: { mention: Mention }) {
  const say = useSay();
  const intl = useIntl();
  const name = nameLanguage(mention.language, intl.locale, say);
  return (
    <Why
      mention={mention}
      label={say("listen.named", { what: say("listen.facet.language"), word: name })}
      badge={
        <>
          <span className={classes.pill}>{name}</span>
          <SetByPerson mention={mention} field="language" />
        </>
      }
      reasons={(read) => <LanguageReasons read={read.language} />}
      correction={(correct) => (
        <LanguageSetting value={mention.language} onChoose={(language) => correct({ field: "language", language })} />
      )}
    />
  );
}

function LanguageReasons({ read }: { read: Reasons["language"] }) {
  const say = useSay();
  return (
    <Stack gap="xs">
      <p className={classes.lead}>{say(`listen.language.by.${read.by}`, { confidence: read.confidence })}</p>
      {read.isRomanised && <p className={classes.note}>{say("listen.language.romanised")}</p>}
    </Stack>
  );
}
