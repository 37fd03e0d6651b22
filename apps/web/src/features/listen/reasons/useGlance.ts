import { type FocusEvent, type PointerEvent, useCallback, useEffect, useRef, useState } from "react";

/**
 * How something opens beside what it explains: by pointing at it, by reaching it with the keyboard, or by a press. The
 * first two go away by themselves; a press holds it open and takes the focus in. What opened for the keyboard cannot be
 * entered before it is pressed: a list of posts would otherwise take ten times as many steps to walk through.
 */
type Showing = "closed" | "pointed" | "reached" | "touched" | "pressed";

const OPENS_MS = 350;
const CLOSES_MS = 250;

export function useGlance() {
  const [showing, show] = useState<Showing>("closed");
  const target = useRef<HTMLButtonElement>(null);
  const isReturning = useRef(false);
  const timer = useRef<number>(undefined);
  const wait = useCallback((next: Showing, ms: number) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => show(next), ms);
  }, []);
  const set = useCallback((next: Showing) => {
    window.clearTimeout(timer.current);
    show(next);
  }, []);
  const leave = useCallback(() => {
    set("closed");
    isReturning.current = true;
    target.current?.focus({ preventScroll: true });
    isReturning.current = false;
  }, [set]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  useEscape(showing !== "closed", showing === "pointed" ? () => set("closed") : leave);
  const isPassing = showing === "pointed" || showing === "closed";
  return {
    isOpen: showing !== "closed",
    isPressed: showing === "pressed",
    isOutOfReach: showing === "reached",
    close: () => set("closed"),
    leave,
    target: {
      ref: target,
      onClick: () => set(showing === "pressed" ? "closed" : "pressed"),
      onPointerEnter: (event: PointerEvent) => {
        if (event.pointerType === "mouse" && isPassing) wait("pointed", showing === "closed" ? OPENS_MS : 0);
      },
      onPointerLeave: () => isPassing && wait("closed", CLOSES_MS),
      onFocus: (event: FocusEvent) => {
        if (!isReturning.current && event.currentTarget.matches(":focus-visible")) wait("reached", OPENS_MS);
      },
      onBlur: () => (showing === "reached" || showing === "closed") && set("closed"),
    },
    dropdown: {
      onPointerEnter: () => (showing === "pointed" || showing === "reached") && set("pointed"),
      onPointerLeave: () => showing === "pointed" && wait("closed", CLOSES_MS),
      onPointerDown: () => showing !== "pressed" && set("touched"),
    },
  };
}

function useEscape(isOpen: boolean, close: () => void) {
  useEffect(() => {
    if (!isOpen) return;
    const hear = (event: KeyboardEvent) => event.key === "Escape" && close();
    window.addEventListener("keydown", hear);
    return () => window.removeEventListener("keydown", hear);
  }, [isOpen, close]);
}
