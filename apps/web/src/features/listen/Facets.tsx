import { Button, UnstyledButton } from "@mantine/core";
import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { Amount } from "../../ui/Amount.tsx";
import { ask } from "../../ui/api.ts";
import { useSay } from "../../ui/say.ts";
import type { UrlState } from "../../ui/urlState.ts";
import classes from "./Facets.module.css";
import { type Counts, type FacetCount, type FacetKey, facetKeys, listCounts, shortenCounts } from "./facetGroups.ts";
import type { MentionFilter } from "./filters.ts";
import { useNaming } from "./useNaming.ts";

interface FacetsProps {
  readonly filter: MentionFilter;
  readonly onChange: (change: UrlState) => void;
}

/** How the found posts divide; a press narrows to one part, a second press lets go, another one changes over. */
export function Facets({ filter, onChange }: FacetsProps) {
  const say = useSay();
  const { all, of } = useFacets(filter);
  if (all === undefined) return null;
  return (
    <div className={classes.facets}>
      {facetKeys.map((key) => (
        <FacetGroup
          key={key}
          name={key}
          counts={listCounts(key, of(key) ?? all, filter[key])}
          chosen={filter[key]}
          onChange={onChange}
        />
      ))}
      <p className={classes.total}>{say("listen.total", { total: all.total })}</p>
    </div>
  );
}

/** A facet with a choice is counted as if it had none: what else could be chosen stays in sight, with its figure. */
function useFacets(filter: MentionFilter) {
  const chosen = facetKeys.filter((key) => filter[key] !== undefined);
  const asked = [filter, ...chosen.map((key) => ({ ...filter, [key]: undefined }))];
  const answers = useQueries({
    queries: asked.map((query) => ({
      ...ask("listMentionFacets", { query }),
      placeholderData: (before: Counts | undefined) => before,
    })),
  });
  return {
    all: answers[0]?.data,
    of: (key: FacetKey) => answers[chosen.indexOf(key) + 1]?.data,
  };
}

export function useTotal(filter: MentionFilter): number | undefined {
  return useFacets(filter).all?.total;
}

interface FacetGroupProps {
  readonly name: FacetKey;
  readonly counts: readonly FacetCount[];
  readonly chosen: string | undefined;
  readonly onChange: FacetsProps["onChange"];
}

const SHOWN = 8;

function FacetGroup({ name, counts, chosen, onChange }: FacetGroupProps) {
  const say = useSay();
  const nameValue = useNaming();
  const [isWhole, setWhole] = useState(false);
  if (counts.length === 0) return null;
  const shown = isWhole ? counts : shortenCounts(counts, chosen, SHOWN);
  return (
    <section>
      <h2 className={classes.heading}>{say(`listen.facet.${name}`)}</h2>
      <ul className={classes.list}>
        {shown.map(({ value, count }) => (
          <li key={value}>
            <UnstyledButton
              className={classes.facet}
              aria-pressed={chosen === value}
              onClick={() => onChange({ [name]: chosen === value ? undefined : value })}
            >
              <span>
                <bdi>{nameValue(name, value)}</bdi>
              </span>
              <Amount value={count} as="short" />
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {counts.length > SHOWN && (
        <Button size="compact-xs" variant="subtle" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? say("listen.facet.fewer") : say("listen.facet.all", { count: counts.length })}
        </Button>
      )}
    </section>
  );
}
