/** What an operator looks at first when something is wrong. Each finding says what it is and what to do. */
import { existsSync } from "node:fs";
import { statfs } from "node:fs/promises";
import type { Config } from "./config.ts";
import { findPaths } from "./context.ts";
import { currentState, listSources } from "./modules/listen/index.ts";
import { checkAudit, listWorkspaces } from "./modules/people/index.ts";
import { openOwnModel } from "./modules/understand/index.ts";
import { findBinaries } from "./platform/db/binaries.ts";
import { countFailedJobs } from "./platform/jobs/queries.ts";
import { createLog } from "./platform/log.ts";
import { openStore, type Store } from "./store.ts";

export interface Finding {
  readonly subject: string;
  readonly state: "fine" | "warning" | "broken";
  readonly sentence: string;
}

const fine = (subject: string, sentence: string): Finding => ({ subject, state: "fine", sentence });
const warning = (subject: string, sentence: string): Finding => ({ subject, state: "warning", sentence });
const broken = (subject: string, sentence: string): Finding => ({ subject, state: "broken", sentence });

const LITTLE_SPACE = 2 * 1024 ** 3;

export async function* examine(config: Config): AsyncGenerator<Finding> {
  yield examineNode();
  yield examineFiles();
  yield await examineSpace(config);
  yield config.smtpUrl === undefined
    ? warning(
        "mail",
        "No mail server is set up, so alerts and invitations go out by webhook and in the application only. Set TOCSIN_SMTP_URL.",
      )
    : fine("mail", "A mail server is set up. Settings → Bells has a button that sends a test.");
  if (config.ownModelFolder !== undefined) yield await examineOwnModel(config);
  if (config.databaseUrl === undefined) yield examinePrograms();
  yield* examineStore(config);
}

function examineNode(): Finding {
  const [major, minor] = process.versions.node.split(".").map(Number) as [number, number];
  const isEnough = major > 20 || (major === 20 && minor >= 19);
  return isEnough
    ? fine("node", `Node ${process.versions.node}.`)
    : broken("node", `Node ${process.versions.node} is too old. Install 20.19 or later.`);
}

function examineFiles(): Finding {
  const { web, textModel } = findPaths();
  if (!existsSync(textModel))
    return broken("files", `The text model is missing from ${textModel}. Restore the checkout.`);
  return existsSync(web)
    ? fine("files", "The pages are built and the text model is there.")
    : warning("files", "The pages are not built yet; `npm start` builds them.");
}

async function examineSpace({ dataFolder }: Config): Promise<Finding> {
  const place = await statfs(existsSync(dataFolder) ? dataFolder : ".");
  const free = place.bavail * place.bsize;
  const gigabytes = `${(free / 1024 ** 3).toFixed(1)} GB free`;
  return free < LITTLE_SPACE
    ? warning("disk", `Only ${gigabytes} for ${dataFolder}. The database stops writing when the disk is full.`)
    : fine("disk", `${gigabytes} for ${dataFolder}.`);
}

async function examineOwnModel(config: Config): Promise<Finding> {
  const model = openOwnModel(config, findPaths(), createLog("silent"));
  if (model === undefined) return fine("sentiment", "The built-in model judges sentiment.");
  try {
    const { isReady, sentence } = await model.state();
    return isReady ? fine("sentiment", sentence) : warning("sentiment", sentence);
  } finally {
    await model.stop();
  }
}

function examinePrograms(): Finding {
  try {
    return fine("postgresql", `Programs at ${findBinaries().root}.`);
  } catch (error) {
    return broken("postgresql", (error as Error).message);
  }
}

async function* examineStore(config: Config): AsyncGenerator<Finding> {
  let store: Store;
  try {
    store = await openStore(config);
  } catch (error) {
    yield broken("database", `It cannot be opened: ${(error as Error).message}`);
    return;
  }
  try {
    yield fine("database", "It answers, and its schema is up to date.");
    yield* examineWorkspaces(store);
    const failed = await countFailedJobs(store.context.db);
    yield failed === 0
      ? fine("jobs", "Nothing has been given up.")
      : warning("jobs", `${failed} pieces of work were given up after several tries; the log names them.`);
  } finally {
    await store.close();
  }
}

async function* examineWorkspaces({ context }: Store): AsyncGenerator<Finding> {
  for (const { id, name } of await listWorkspaces(context.db)) {
    const audit = await checkAudit(context.db, id);
    yield audit.isIntact
      ? fine(`audit log of ${name}`, `${audit.entries} entries, the chain is unbroken.`)
      : broken(
          `audit log of ${name}`,
          `The chain breaks at entry ${audit.brokenAt}: an entry was changed or removed outside the product. Compare with a backup.`,
        );
    for (const source of await listSources(context.db, id)) {
      const state = currentState(source, context.clock.now());
      if (state === "failing" || state === "late")
        yield warning(
          `source ${source.name}`,
          `${state}: ${source.problem_message ?? "it has not been heard for a while"}. What it would bring is missing from every chart.`,
        );
    }
  }
}
