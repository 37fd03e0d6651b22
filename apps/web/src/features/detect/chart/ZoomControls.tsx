import { Button, Group } from "@mantine/core";
import type { KeyboardEvent } from "react";
import { useSay } from "../../../ui/say.ts";
import { shiftWindow, stretchWindow, type Window, windowOfKey } from "./zoom.ts";

interface ZoomControlsProps {
  readonly window: Window;
  readonly now: number;
  readonly isZoomed: boolean;
  /** Null shows the whole span again. */
  readonly onChange: (window: Window | null) => void;
}

/** Nearer, farther, earlier, later: by press and by key; on the chart itself by drawing over a stretch. */
export function ZoomControls({ window, now, isZoomed, onChange }: ZoomControlsProps) {
  const say = useSay();
  const press = (event: KeyboardEvent) => {
    const next = windowOfKey(event.key, window, now);
    if (next === null) return;
    event.preventDefault();
    onChange(next);
  };
  const acts = [
    ["in", "+", () => onChange(stretchWindow(window, 0.5, now))],
    ["out", "−", () => onChange(stretchWindow(window, 2, now))],
    ["earlier", "‹", () => onChange(shiftWindow(window, -1, now))],
    ["later", "›", () => onChange(shiftWindow(window, 1, now))],
  ] as const;
  return (
    <Group gap={4} role="group" aria-label={say("moment.zoom")} onKeyDown={press} dir="ltr">
      {acts.map(([name, sign, act]) => (
        <Button key={name} size="compact-sm" variant="default" onClick={act} aria-label={say(`moment.zoom.${name}`)}>
          {sign}
        </Button>
      ))}
      {isZoomed && (
        <Button size="compact-sm" variant="subtle" onClick={() => onChange(null)}>
          {say("moment.zoom.whole")}
        </Button>
      )}
    </Group>
  );
}
