import { VisuallyHidden } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useIntl } from "react-intl";
import { useSay } from "../../../ui/say.ts";
import { useUrlState } from "../../../ui/urlState.ts";
import { sharedPart } from "../stretch/stretch.ts";
import { GraphLines } from "./GraphLines.tsx";
import { moodOf, moodSigns, type Narrative, type NarrativeLink } from "./growth.ts";
import { LABEL_WIDTH, layoutGraph, type Place } from "./layout.ts";
import classes from "./NarrativeGraph.module.css";

interface NarrativeGraphProps {
  readonly narratives: readonly Narrative[];
  readonly links: readonly NarrativeLink[];
}

const NARROW = 560;
const MOST_ON_NARROW = 10;

/** Circles as large as their voices, lines that say how two hang together. Each circle leads to its narrative. */
export function NarrativeGraph({ narratives, links }: NarrativeGraphProps) {
  const say = useSay();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const shown = width > 0 && width < NARROW ? narratives.slice(0, MOST_ON_NARROW) : narratives;
  const layout = useMemo(() => {
    const nodes = shown.map(({ id, voices }) => ({ id, weight: Math.max(1, voices) }));
    return width === 0 ? { places: [], height: 320 } : layoutGraph(nodes, links, width);
  }, [shown, links, width]);
  const byId = new Map(narratives.map((narrative) => [narrative.id, narrative]));
  return (
    <div ref={ref}>
      <div className={classes.graph} style={{ blockSize: layout.height }}>
        <GraphLines places={layout.places} links={links} width={width} height={layout.height} />
        <ul className={classes.nodes}>
          {layout.places.map((place) => (
            <Node key={place.id} place={place} narrative={byId.get(place.id)!} />
          ))}
        </ul>
      </div>
      <ul className={classes.legend} aria-label={say("shell.chart.legend")}>
        <li>{say("understand.graph.area")}</li>
        {(["negative", "mixed", "calm"] as const).map((mood) => (
          <li key={mood}>
            <span className={classes.sign} data-mood={mood} aria-hidden="true">
              {moodSigns[mood]}
            </span>
            {say(`understand.mood.${mood}`)}
          </li>
        ))}
        {shown.length < narratives.length && <li>{say("understand.graph.part", { count: shown.length })}</li>}
      </ul>
    </div>
  );
}

function Node({ place, narrative }: { place: Place; narrative: Narrative }) {
  const say = useSay();
  const intl = useIntl();
  const [state] = useUrlState();
  const { id, label, labelLanguage, voices, echoes, negativeShare } = narrative;
  const mood = moodOf(negativeShare);
  return (
    <li
      className={classes.node}
      style={{
        insetInlineStart: place.x - LABEL_WIDTH / 2,
        insetBlockStart: place.y - place.radius,
        inlineSize: LABEL_WIDTH,
      }}
    >
      <Link to="/insights/narratives/$id" params={{ id }} search={sharedPart(state)} className={classes.link}>
        <span
          className={classes.circle}
          data-mood={mood}
          style={{ inlineSize: place.radius * 2, blockSize: place.radius * 2 }}
          aria-hidden="true"
        >
          {moodSigns[mood]} {intl.formatNumber(voices, { notation: "compact" })}
        </span>
        <bdi className={classes.label} lang={labelLanguage} dir="auto">
          {label}
        </bdi>
        <VisuallyHidden>
          {say("understand.narrative.size", { voices, echoes })} {say(`understand.mood.${mood}`)}
        </VisuallyHidden>
      </Link>
    </li>
  );
}
