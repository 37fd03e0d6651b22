import type { IconName } from "../ui/Icon.tsx";

export interface Place {
  readonly to:
    | "/"
    | "/mentions"
    | "/insights"
    | "/alerts"
    | "/incidents"
    | "/publish"
    | "/review"
    | "/prepare"
    | "/settings";
  /** Its name is `shell.nav.<key>` in the catalogue. */
  readonly key: string;
  readonly icon: IconName;
  /** Pressed after `g`, as `KeyboardEvent.code`: the place on the keyboard, whatever the layout writes. */
  readonly code: string;
  /** Stands under the thumb on a telephone, where five fit; the rest is behind "more". */
  readonly isUnderThumb?: boolean;
}

export const places: readonly Place[] = [
  { to: "/", key: "watch", icon: "watch", code: "KeyW", isUnderThumb: true },
  { to: "/mentions", key: "mentions", icon: "mentions", code: "KeyM", isUnderThumb: true },
  { to: "/insights", key: "insights", icon: "insights", code: "KeyN" },
  { to: "/alerts", key: "alerts", icon: "bell", code: "KeyA", isUnderThumb: true },
  { to: "/incidents", key: "incidents", icon: "incident", code: "KeyI", isUnderThumb: true },
  { to: "/publish", key: "publish", icon: "publish", code: "KeyP", isUnderThumb: true },
  { to: "/review", key: "review", icon: "review", code: "KeyR" },
  { to: "/prepare", key: "prepare", icon: "prepare", code: "KeyE" },
  { to: "/settings", key: "settings", icon: "settings", code: "KeyS" },
];

export const keyOf = (place: Place) => place.code.replace("Key", "").toLowerCase();
