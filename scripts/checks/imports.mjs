import { inCheckout, root } from "../checkout.mjs";
import { runNode } from "../program.mjs";
import { outcome } from "./outcome.mjs";

/**
 * @typedef {{ rule: { name: string }, from: string, to: string, cycle?: { name: string }[] }} Violation
 * @typedef {{ violations: Violation[], seen: string[] }} Followed
 */

/**
 * Follows every import below `folder` and returns which rules are broken and which sources were seen.
 * @returns {Promise<Followed>}
 */
export async function followImports(folder = root) {
  const cruiser = inCheckout("node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const rules = inCheckout(".dependency-cruiser.mjs");
  const ran = await runNode([cruiser, "--config", rules, "--output-type", "json", "packages", "apps", "lab"], {
    cwd: folder,
  });
  const { modules, summary } = parseReport(ran);
  return { violations: summary.violations, seen: modules.map(({ source }) => source) };
}

function parseReport({ output, errors }) {
  try {
    return JSON.parse(output);
  } catch {
    throw new Error(`dependency-cruiser gave no report: ${errors || output}`);
  }
}

export async function checkImports() {
  const { violations } = await followImports();
  const lines = violations.map(({ rule, from, to, cycle }) => {
    const way = cycle ? cycle.map(({ name }) => name).join(" → ") : to;
    return `${rule.name}: ${from} → ${way}`;
  });
  return lines.length === 0 ? outcome(1, 0) : outcome(0, 1, lines.join("\n"));
}
