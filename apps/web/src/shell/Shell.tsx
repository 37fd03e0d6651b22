import { useQuery } from "@tanstack/react-query";
import { Outlet, useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { ask } from "../ui/api.ts";
import { useLanguage } from "../ui/language.tsx";
import { useLiveStream } from "../ui/live.ts";
import { nameDocument } from "../ui/PageFrame.tsx";
import { useSay } from "../ui/say.ts";
import { useSession } from "../ui/session.ts";
import { BottomBar, Rail } from "./Navigation.tsx";
import { Palette } from "./Palette.tsx";
import { useRinging } from "./ringing.ts";
import classes from "./Shell.module.css";
import { Shortcuts } from "./Shortcuts.tsx";
import { TopBar } from "./TopBar.tsx";

/** Everything around a page: navigation, the live stream, the bell, the palette. */
export function Shell() {
  const say = useSay();
  const session = useSession();
  const { setLanguage } = useLanguage();
  const situation = useQuery({ ...ask("getSituation"), refetchInterval: 60_000 });
  const ringing = situation.data?.ringingAlerts ?? 0;
  useLiveStream();
  useFocusOnPage();
  useRinging();
  useEffect(() => {
    document.documentElement.dataset.ringing = String(ringing);
    nameDocument();
  }, [ringing]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the person's language counts
  useEffect(() => setLanguage(session.person.language), [session.person.language]);
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#page">
        {say("shell.skip")}
      </a>
      <Rail situation={situation.data} />
      <div className={classes.body}>
        <TopBar session={session} />
        <main id="page" tabIndex={-1} className={classes.main}>
          <Outlet />
        </main>
      </div>
      <BottomBar situation={situation.data} />
      <Palette />
      <Shortcuts />
    </div>
  );
}

/** Another place begins at its top for the keyboard and the screen reader, too; tabs within a place keep their focus. */
function useFocusOnPage() {
  const place = useLocation({ select: (location) => location.pathname.split("/")[1] });
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    document.getElementById("page")?.focus({ preventScroll: true });
  }, [place]);
}
