/** A product in a process of its own, for a test that kills it while it rings: prints the alert's id, then goes on. */
import { readConfig } from "../apps/server/src/config.ts";
import { createContext } from "../apps/server/src/context.ts";
import { createBell } from "../apps/server/src/modules/alert/bells.ts";
import { raiseAlert } from "../apps/server/src/modules/alert/escalation/testing.ts";
import { setUp } from "../apps/server/src/modules/people/index.ts";
import { jobsOf } from "../apps/server/src/product.ts";
import { HeldClock } from "../apps/server/src/testing.ts";

const [url, hook] = process.argv.slice(2) as [string, string];
const clock = new HeldClock();
const config = readConfig({ allowPrivateAddresses: true, logLevel: "silent" }, {});
const context = await createContext(config, url, { clock });
await context.jobs.start(Object.values(jobsOf(context)).flat());
const account = { name: "Ada", email: "ada@example.org", password: "correct horse battery" };
const admin = await setUp(context, { ...account, workspace: "Probe", language: "en", timeZone: "UTC" });
const bell = { kind: "slack", name: "Desk", target: hook, language: "en", minimumSeverity: 1 } as const;
await createBell(context, admin, bell);
const { id } = await raiseAlert({ context, admin }, "Zumvari");
console.log(JSON.stringify({ alertId: id, workspaceId: admin.workspaceId }));
