import type { IconName } from "../ui/Icon.tsx";

export interface Place {
  readonly to: "/" | "/mentions" | "/alerts" | "/incidents" | "/publish" | "/review" | "/prepare" | "/settings";
  /** Its name is `shell.nav.<key>` in the catalogue. */
  readonly key: string;
  readonly icon: IconName;
  /** Pressed after `g`, as `KeyboardEvent.code`: the place on the keyboard, whatever the layout writes. */
  readonly code: string;
}

export const places: readonly Place[] = [
  { to: "/", key: "watch", icon: "watch", code: "KeyW" },
  { to: "/mentions", key: "mentions", icon: "mentions", code: "KeyM" },
  { to: "/alerts", key: "alerts", icon: "bell", code: "KeyA" },
  { to: "/incidents", key: "incidents", icon: "incident", code: "KeyI" },
  { to: "/publish", key: "publish", icon: "publish", code: "KeyP" },
  { to: "/review", key: "review", icon: "review", code: "KeyR" },
  { to: "/prepare", key: "prepare", icon: "prepare", code: "KeyE" },
  { to: "/settings", key: "settings", icon: "settings", code: "KeyS" },
];

/** What fits under a thumb on a telephone; the rest is behind "more". */
export const FIRST_PLACES = 5;

export const keyOf = (place: Place) => place.code.replace("Key", "").toLowerCase();
