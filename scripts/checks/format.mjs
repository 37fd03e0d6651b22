import { inCheckout, root } from "../checkout.mjs";
import { runNode } from "../program.mjs";
import { ofProgram } from "./outcome.mjs";

/** Formatting and lint rules, of the whole checkout or of another folder with its own configuration. */
export async function checkFormat(folder = root) {
  const biome = inCheckout("node_modules/@biomejs/biome/bin/biome");
  return ofProgram(
    await runNode([biome, "check", "--error-on-warnings", "--max-diagnostics=100", "."], { cwd: folder }),
  );
}
