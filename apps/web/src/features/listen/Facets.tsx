import { UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import { useIntl } from "react-intl";
import { Amount } from "../../ui/Amount.tsx";
import { ask } from "../../ui/api.ts";
import { namePlatform } from "../../ui/platformNames.ts";
import { type Say, useSay } from "../../ui/say.ts";
import type { UrlState } from "../../ui/urlState.ts";
import classes from "./Facets.module.css";
import type { MentionFilter } from "./filters.ts";
import { nameLanguage } from "./languageNames.ts";

interface FacetsProps {
  readonly filter: MentionFilter;
  readonly onChange: (change: UrlState) => void;
}

type Counts = AnswerOf<"listMentionFacets">;
interface Group {
  readonly key: "sentiment" | "language" | "platform" | "crisisType";
  readonly counts: (all: Counts) => Counts["languages"];
  readonly name: (value: string, say: Say, locale: string) => string;
}

const groups: readonly Group[] = [
  { key: "sentiment", counts: (all) => all.sentiments, name: (value, say) => say(`sentiment.${value}`) },
  { key: "language", counts: (all) => all.languages, name: (value, say, locale) => nameLanguage(value, locale, say) },
  { key: "platform", counts: (all) => all.platforms, name: (value, say) => namePlatform(value, say) },
  { key: "crisisType", counts: (all) => all.crisisTypes, name: (value, say) => say(`crisis.${value}`) },
];

/** How the found posts divide; a press narrows to one part, a second press lets go. */
export function Facets({ filter, onChange }: FacetsProps) {
  const say = useSay();
  const answer = useQuery({ ...ask("listMentionFacets", { query: filter }), placeholderData: (before) => before });
  if (answer.data === undefined) return null;
  const all = answer.data;
  return (
    <div className={classes.facets}>
      {groups.map((group) => (
        <FacetGroup
          key={group.key}
          group={group}
          counts={group.counts(all)}
          chosen={filter[group.key]}
          onChange={onChange}
        />
      ))}
      <p className={classes.total}>{say("listen.total", { total: all.total })}</p>
    </div>
  );
}

interface FacetGroupProps {
  readonly group: Group;
  readonly counts: Counts["languages"];
  readonly chosen: string | undefined;
  readonly onChange: FacetsProps["onChange"];
}

const SHOWN = 8;

function FacetGroup({ group, counts, chosen, onChange }: FacetGroupProps) {
  const say = useSay();
  const intl = useIntl();
  if (counts.length === 0) return null;
  return (
    <section>
      <h2 className={classes.heading}>{say(`listen.facet.${group.key}`)}</h2>
      <ul className={classes.list}>
        {counts.slice(0, SHOWN).map(({ value, count }) => (
          <li key={value}>
            <UnstyledButton
              className={classes.facet}
              aria-pressed={chosen === value}
              onClick={() => onChange({ [group.key]: chosen === value ? undefined : value })}
            >
              <span>{group.name(value, say, intl.locale)}</span>
              <Amount value={count} as="short" />
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
