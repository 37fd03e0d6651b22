import { readFileSync } from "node:fs";
import { inCheckout } from "../checkout.mjs";

/** The server's modules in import order, as apps/server/src/flow.ts declares them. */
export function readModules() {
  const source = readFileSync(inCheckout("apps/server/src/flow.ts"), "utf8");
  const list = /export const modules\s*=\s*\[([^\]]*)\]/.exec(source)?.[1];
  const modules = [...(list ?? "").matchAll(/"([a-z]+)"/g)].map(([, name]) => name);
  if (modules.length < 2) throw new Error("apps/server/src/flow.ts declares no list of modules");
  return modules;
}
