import { Spotlight, type SpotlightActionData } from "@mantine/spotlight";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { ask } from "../ui/api.ts";
import { Icon } from "../ui/Icon.tsx";
import { useSay } from "../ui/say.ts";
import { places } from "./places.ts";

/** Ctrl+K: go anywhere, open a watch, or search the mentions for what was typed. */
export function Palette() {
  const say = useSay();
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const situation = useQuery(ask("getSituation"));
  const pages: SpotlightActionData[] = places.map((place) => ({
    id: place.key,
    label: say(`shell.nav.${place.key}`),
    leftSection: <Icon name={place.icon} />,
    onClick: () => void navigate({ to: place.to }),
  }));
  const watches: SpotlightActionData[] = (situation.data?.watches ?? []).map((watch) => ({
    id: `watch-${watch.watchId}`,
    label: watch.name,
    description: say("shell.palette.watch"),
    onClick: () => void navigate({ to: "/watch/$id", params: { id: watch.watchId } }),
  }));
  const search: SpotlightActionData = {
    id: "search",
    label: say("shell.palette.search", { words: typed }),
    leftSection: <Icon name="search" />,
    onClick: () => void navigate({ to: "/mentions", search: { q: typed } }),
  };
  return (
    <Spotlight
      actions={[...pages, ...watches, ...(typed === "" ? [] : [search])]}
      query={typed}
      onQueryChange={setTyped}
      shortcut={["mod + K"]}
      nothingFound={say("shell.palette.nothing")}
      scrollable
      maxHeight={420}
      attributes={{ content: { "aria-label": say("shell.palette.open") } }}
      searchProps={{ placeholder: say("shell.palette.placeholder"), "aria-label": say("shell.palette.placeholder") }}
    />
  );
}
