import { readModules } from "./scripts/checks/flow.mjs";

const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

const moduleFolder = "^apps/server/src/modules/";
const featureFolder = "^apps/web/src/features/";
const engines = "^packages/(text|query|anomaly|narrative)/src/";
const pure = "^packages/(text|query|anomaly|narrative|contract)/src/";
const workspacePackage = "^((?:packages|apps)/[^/]+|lab)";
// The text engine's door for Node reads its model from the disk; the engine itself does not know it.
const nodeDoor = "^packages/text/src/node[.]ts$";
const tests = "[.]test[.]tsx?$";
const testParts = "^apps/server/src/testing";

const modules = readModules();

/** Data goes forward as events; imports point back, on the server as on the web (apps/server/src/flow.ts). */
const pointBack = (side, folder) =>
  modules
    .slice(0, -1)
    .map((name, index) =>
      forbid(
        `${side}${name}-knows-no-later-stage`,
        "Data goes forward as events; imports point back.",
        { path: `${folder}${name}/`, pathNot: tests },
        { path: `${folder}(${modules.slice(index + 1).join("|")})/` },
      ),
    );

/** Who stands in one folder enters another one by its index.ts; so does who stands outside. */
const oneDoor = (side, place, folder) => [
  forbid(
    `${side}one-door`,
    "A stage is entered by its index.ts only.",
    { path: `${folder}([^/]+)/` },
    { path: `${folder}[^/]+/`, pathNot: [`${folder}$1/`, `${folder}[^/]+/index[.]ts$`] },
  ),
  forbid(
    `${side}one-door-from-outside`,
    "What lies outside the stages enters them by their index.ts too.",
    { path: place, pathNot: [folder, tests, testParts] },
    { path: `${folder}[^/]+/`, pathNot: `${folder}[^/]+/index[.]ts$` },
  ),
];

export default {
  forbidden: [
    ...pointBack("", moduleFolder),
    ...pointBack("web-", featureFolder),
    ...oneDoor("", "^apps/server/src/", moduleFolder),
    ...oneDoor("web-", "^apps/web/src/", featureFolder),
    forbid(
      "platform-knows-no-module",
      "The platform carries the modules and is ignorant of them.",
      { path: "^apps/server/src/platform/", pathNot: tests },
      { path: moduleFolder },
    ),
    forbid(
      "engines-do-no-io",
      "An engine is pure: no Node, no application, no framework.",
      { path: pure, pathNot: [tests, nodeDoor] },
      { dependencyTypes: ["core"] },
    ),
    forbid("node-doors-are-for-applications", "An engine is pure.", { path: pure, pathNot: tests }, { path: nodeDoor }),
    forbid("engines-know-no-application", "An engine is pure.", { path: pure }, { path: "^(apps|lab|scripts|tests)/" }),
    forbid(
      "engines-use-few-packages",
      "eld tells languages apart and zod checks shapes; everything else an engine does itself.",
      { path: pure, pathNot: tests },
      { path: "node_modules/", pathNot: "node_modules/(eld|zod)/" },
    ),
    forbid(
      "engines-know-no-shapes",
      "What travels over HTTP is the product's matter, not an engine's.",
      { path: engines, pathNot: tests },
      { path: "^packages/contract/" },
    ),
    forbid(
      "contract-knows-no-engine",
      "The contract is the ground that everyone stands on.",
      { path: "^packages/contract/" },
      { path: engines },
    ),
    forbid(
      "package-by-its-door",
      "A workspace package is entered by what its package.json exports, never by a path into it.",
      { path: `${workspacePackage}/` },
      { path: `${workspacePackage}/`, pathNot: "^$1/", dependencyTypes: ["local"] },
    ),
    forbid(
      "web-knows-only-the-contract",
      "The web meets the server over HTTP, in the contract's shapes.",
      { path: "^apps/web/src/" },
      { path: "^(packages|apps|lab)/", pathNot: "^(packages/contract|apps/web)/" },
    ),
    forbid(
      "web-runs-in-a-browser",
      "A browser has no Node.",
      { path: "^apps/web/src/", pathNot: tests },
      { dependencyTypes: ["core"] },
    ),
    forbid(
      "ui-knows-no-feature",
      "ui/ is what features are made of.",
      { path: "^apps/web/src/ui/" },
      {
        path: "^apps/web/src/features/",
      },
    ),
    forbid(
      "command-line-by-the-door",
      "The command line knows the contract, the engines, and the server's door.",
      { path: "^apps/cli/src/" },
      { path: "^(apps/(web|server)|lab)/", pathNot: ["^apps/server/src/index[.]ts$", testParts] },
    ),
    forbid(
      "server-knows-no-client",
      "The server serves whoever asks.",
      { path: "^apps/server/src/" },
      {
        path: "^apps/(web|cli)/",
      },
    ),
    forbid(
      "lab-stands-outside",
      "The lab plays the outside world.",
      { path: "^lab/src/", pathNot: tests },
      {
        path: "^(apps|packages)/",
        pathNot: "^packages/contract/",
      },
    ),
    forbid(
      "no-import-of-tests",
      "Tests are leaves.",
      { path: "^(packages|apps|lab)/", pathNot: tests },
      { path: tests },
    ),
    forbid(
      "no-circles",
      "A circle has no first file to read.",
      {},
      {
        circular: true,
        viaOnly: { dependencyTypesNot: ["type-only"] },
      },
    ),
    forbid(
      "imports-exist",
      "An import that cannot be resolved is not checked by any rule above.",
      {},
      {
        couldNotResolve: true,
      },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|node_modules/[.]cache)/" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
