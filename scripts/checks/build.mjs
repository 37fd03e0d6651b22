import { inCheckout } from "../checkout.mjs";
import { runNode } from "../program.mjs";
import { ofProgram } from "./outcome.mjs";

/** The product builds; in a process of its own, since a failing build ends its process. */
export const checkBuild = async () => ofProgram(await runNode([inCheckout("scripts/prepare.mjs")]));
