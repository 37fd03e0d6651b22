import { createContext } from "react";
import type { Span } from "../mention.ts";

/** Tells the card which places of its post the open reasons speak of. */
export const Telling = createContext<(spans: readonly Span[]) => void>(() => undefined);
