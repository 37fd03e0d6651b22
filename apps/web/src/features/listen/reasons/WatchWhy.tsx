import { useIntl } from "react-intl";
import { isolate } from "../../../ui/isolate.ts";
import { useSay } from "../../../ui/say.ts";
import { NotAboutUs } from "../corrections/NotAboutUs.tsx";
import type { Mention } from "../mention.ts";
import { SetByPerson } from "./SetByPerson.tsx";
import classes from "./Why.module.css";
import { Why } from "./Why.tsx";

/** Which watches the post counts for. */
export function WatchWhy({ mention }: { mention: Mention }) {
  const say = useSay();
  const intl = useIntl();
  if (mention.watches.length === 0) return <NoWatch mention={mention} />;
  const names = intl.formatList(
    mention.watches.map(({ name }) => isolate(name)),
    { type: "conjunction", style: "narrow" },
  );
  return (
    <Why
      mention={mention}
      label={say("listen.named", { what: say("listen.facet.watchId"), word: names })}
      badge={
        <>
          <span className={classes.pill}>
            <span aria-hidden="true">◎</span> {names}
          </span>
          <SetByPerson mention={mention} field="relevance" />
        </>
      }
      reasons={() => <p className={classes.lead}>{say("listen.watches.why", { count: mention.watches.length })}</p>}
      correction={(correct) => (
        <NotAboutUs
          watches={mention.watches}
          onChoose={(watchId) => correct({ field: "relevance", watchId, isRelevant: false })}
        />
      )}
    />
  );
}

/** A post outside every watch needs no word, unless a person took it out. */
function NoWatch({ mention }: { mention: Mention }) {
  const say = useSay();
  if (!mention.corrected.includes("relevance")) return null;
  return (
    <span>
      <span className={classes.pill} data-empty="true">
        {say("listen.watches.none")}
      </span>
      <SetByPerson mention={mention} field="relevance" />
    </span>
  );
}
