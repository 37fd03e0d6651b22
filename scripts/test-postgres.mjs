import "./node-version.mjs";
import { stop as stopWith } from "./checkout.mjs";
import { runTests } from "./checks/tests.mjs";
import { ensureInstalled } from "./install.mjs";
import { ensurePrograms, postgresMissing, startCluster } from "./postgres-cluster.mjs";
import { printTotal, runSteps } from "./steps.mjs";

await ensureInstalled();
const programs = await ensurePrograms();
if (!programs) stopWith(postgresMissing);

// An interrupt ends the program that is running (runProgram passes it on); the server is stopped on the way out.
const stayAlive = () => undefined;
process.on("SIGINT", stayAlive).on("SIGTERM", stayAlive);
const { url, stop } = await startCluster(programs);
try {
  const run = () => runTests("product", { env: { DATABASE_URL: url }, only: process.argv.slice(2) });
  printTotal(await runSteps([{ title: `product on ${programs}`, run }], 1));
} finally {
  await stop();
}
