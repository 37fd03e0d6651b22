import "./node-version.mjs";
import { checkBuild } from "./checks/build.mjs";
import { checkFormat } from "./checks/format.mjs";
import { checkImports } from "./checks/imports.mjs";
import { outcome } from "./checks/outcome.mjs";
import { runTests } from "./checks/tests.mjs";
import { checkTypes, listProjects } from "./checks/types.mjs";
import { chromiumMissing, ensureChromium } from "./chromium.mjs";
import { ensureDovecot } from "./dovecot.mjs";
import { ensureInstalled } from "./install.mjs";
import { printTimes, printTotal, runSteps } from "./steps.mjs";

const isFast = process.argv.includes("--fast");

const staticChecks = [
  { title: "formatting and lint", run: () => checkFormat() },
  { title: "import rules", run: checkImports },
  ...listProjects().map((project) => ({ title: `types of ${project}`, run: () => checkTypes(project) })),
];

const testsOf = (project, title) => ({ title, run: () => runTests(project) });

async function checkInBrowser() {
  const chromium = await ensureChromium();
  return chromium ? runTests("browser", { env: { CHROMIUM_PATH: chromium } }) : outcome(0, 1, chromiumMissing);
}

async function checkProduct() {
  await ensureDovecot();
  return runTests("product");
}

const fast = [...staticChecks, testsOf("guards", "guards"), testsOf("engines", "engines")];
const whole = [
  { title: "build", run: checkBuild },
  ...fast,
  { title: "browser", run: checkInBrowser },
  { title: "modules on the database, HTTP", run: checkProduct },
];

await ensureInstalled();
// Two lanes to the end: the compiler uses one core, and the long tests at the end often wait for a database or a page.
const found = await runSteps(isFast ? fast : whole, 2);
printTimes(found);
printTotal(found);
