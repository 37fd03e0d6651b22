/** A product in a process of its own, for tests that kill it: prints its address and its signing secret, then listens. */
import { readConfig, setUp, startProduct } from "../apps/server/src/index.ts";
import { openOwnSecret } from "../apps/server/src/modules/listen/connections/seal.ts";
import { listSources, storeSource } from "../apps/server/src/modules/listen/index.ts";
import { listWorkspaces } from "../apps/server/src/modules/people/index.ts";
import { storeBrand, storeWatch } from "../apps/server/src/modules/prepare/index.ts";

const config = readConfig({ dataFolder: process.argv[2]!, port: 0, logLevel: "silent" }, {});
const { context, address } = await startProduct(config);

if ((await listWorkspaces(context.db)).length === 0) {
  const account = { name: "Ada", email: "ada@example.org", password: "correct horse battery" };
  const admin = await setUp(context, { ...account, workspace: "Probe", language: "en", timeZone: "UTC" });
  const brand = await storeBrand(context, admin, { name: "Aurora", kind: "own", spellings: [] });
  const watch = { brandId: brand.id, name: "Aurora", query: "aurora", weeklyBudget: 1 as const, isPaused: false };
  await storeWatch(context, admin, watch);
  await storeSource(context, admin, { kind: "webhook", name: "Door", platform: "other" });
}

const [workspace] = await listWorkspaces(context.db);
const [source] = await listSources(context.db, workspace!.id);
console.log(
  JSON.stringify({
    address,
    sourceId: source!.id,
    secret: openOwnSecret(context, source!),
    workspaceId: workspace!.id,
  }),
);
