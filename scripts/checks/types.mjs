import { existsSync, readdirSync } from "node:fs";
import { inCheckout } from "../checkout.mjs";
import { runNode } from "../program.mjs";
import { ofProgram } from "./outcome.mjs";

/** The compiler's projects: each knows only what its side may know (engines neither Node nor the DOM). */
export function listProjects() {
  const inside = (folder) => readdirSync(inCheckout(folder)).map((name) => `${folder}/${name}`);
  const folders = [...inside("packages"), "lab", ...inside("apps")];
  const files = ["tsconfig.json", ...folders.map((folder) => `${folder}/tsconfig.json`)];
  return files.filter((file) => existsSync(inCheckout(file)));
}

export async function checkTypes(project) {
  const others = listProjects().filter((file) => file !== project);
  return ofProgram(await runNode([inCheckout("scripts/checks/compile.mjs"), project, ...others]));
}
