import "./node-version.mjs";
import { checkBuild } from "./checks/build.mjs";
import { checkFormat } from "./checks/format.mjs";
import { checkImports } from "./checks/imports.mjs";
import { outcome } from "./checks/outcome.mjs";
import { runTests } from "./checks/tests.mjs";
import { checkTypes, listProjects } from "./checks/types.mjs";
import { chromiumMissing, ensureChromium } from "./chromium.mjs";
import { ensureInstalled } from "./install.mjs";
import { printTimes, printTotal, runSteps } from "./steps.mjs";

const isFast = process.argv.includes("--fast");

const staticChecks = [
  { title: "formatting and lint", run: () => checkFormat() },
  { title: "import rules", run: checkImports },
  ...listProjects().map((project) => ({ title: `types of ${project}`, run: () => checkTypes(project) })),
];

const testsOf = (project, title, options) => ({ title, run: () => runTests(project, options) });

async function checkInBrowser() {
  const chromium = await ensureChromium();
  return chromium ? runTests("browser", { env: { CHROMIUM_PATH: chromium } }) : outcome(0, 1, chromiumMissing);
}

await ensureInstalled();
// The compiler uses one core each, vitest all of them: the first go side by side, the others one after the other.
const found = [
  ...(await runSteps(isFast ? staticChecks : [{ title: "build", run: checkBuild }, ...staticChecks], 2)),
  ...(await runSteps([testsOf("guards", "guards"), testsOf("engines", "engines")], 1)),
  ...(isFast
    ? []
    : await runSteps(
        [testsOf("product", "modules on the database, HTTP"), { title: "browser", run: checkInBrowser }],
        1,
      )),
];

printTimes(found);
printTotal(found);
