import { useQueryClient } from "@tanstack/react-query";
import type { alertShapes } from "@tocsin/contract";
import type { EndpointName } from "@tocsin/contract/paths";
import { useEffect, useSyncExternalStore } from "react";

export type LiveEvent = alertShapes.LiveEvent;
type Hear = (event: LiveEvent) => void;

/** What a hint from the server makes stale. Lists of mentions wait for the reader: nobody wants a moving page. */
const staleAfter: Record<LiveEvent["kind"], readonly EndpointName[]> = {
  alert: ["getSituation", "listAlerts", "getAlert", "getEscalation", "getWatchSeries"],
  incident: ["getSituation", "listIncidents", "getIncident", "listReviews", "getReview"],
  statement: ["getSituation", "listStatements", "getStatement", "getIncident"],
  source: ["getSituation", "listSources"],
  mentions: ["getSituation", "getWatchSeries"],
  import: ["listImports", "getImport"],
};

const hearers = new Set<Hear>();
const watchers = new Set<() => void>();
let isLive = false;

function setLive(next: boolean) {
  isLive = next;
  for (const tell of watchers) tell();
}

function tellHearers(message: MessageEvent<string>) {
  const event = JSON.parse(message.data) as LiveEvent;
  for (const hear of hearers) hear(event);
}

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 30_000;

/** Keeps one stream open. The browser reconnects after a cut, but not after a refusal: then we do, ever more slowly. */
function openStream(): () => void {
  let stream: EventSource;
  let again: number | undefined;
  let wait = FIRST_WAIT_MS;
  const open = () => {
    stream = new EventSource("/api/v1/live");
    stream.onopen = () => {
      wait = FIRST_WAIT_MS;
      setLive(true);
    };
    stream.addEventListener("change", tellHearers);
    stream.onerror = () => {
      setLive(false);
      if (stream.readyState !== EventSource.CLOSED) return;
      again = window.setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    };
  };
  open();
  return () => {
    window.clearTimeout(again);
    stream.close();
    setLive(false);
  };
}

/** Hears every hint while the component stands. */
export function useHearing(hear: Hear) {
  useEffect(() => {
    hearers.add(hear);
    return () => void hearers.delete(hear);
  }, [hear]);
}

export function useIsLive(): boolean {
  return useSyncExternalStore(
    (tell) => {
      watchers.add(tell);
      return () => void watchers.delete(tell);
    },
    () => isLive,
  );
}

const GATHER_MS = 800;

/** The shell's one stream: asks again for what the hints concern, gathered so that a burst costs one round. */
export function useLiveStream() {
  const queries = useQueryClient();
  useEffect(() => {
    const stale = new Set<EndpointName>();
    let timer: number | undefined;
    const refresh = () => {
      timer = undefined;
      for (const name of stale) void queries.invalidateQueries({ queryKey: [name] });
      stale.clear();
    };
    const hear: Hear = (event) => {
      for (const name of staleAfter[event.kind] ?? []) stale.add(name);
      timer ??= window.setTimeout(refresh, GATHER_MS);
    };
    hearers.add(hear);
    const closeStream = openStream();
    return () => {
      hearers.delete(hear);
      window.clearTimeout(timer);
      closeStream();
    };
  }, [queries]);
}
