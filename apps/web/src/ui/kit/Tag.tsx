import type { ReactNode } from "react";
import classes from "./Tag.module.css";

/** A word that sorts a thing: a part, a kind. `isOpen` marks what still waits for somebody. */
export function Tag({ children, isOpen = false }: { children: ReactNode; isOpen?: boolean }) {
  return (
    <span className={classes.tag} data-open={isOpen}>
      {children}
    </span>
  );
}
