import { readModules } from "./scripts/checks/flow.mjs";

const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

const moduleFolder = "^apps/server/src/modules/";
const engines = "^packages/(text|query|anomaly|narrative)/src/";
const pure = "^packages/(text|query|anomaly|narrative|contract)/src/";
const workspacePackage = "^((?:packages|apps)/[^/]+|lab)";
const tests = "[.]test[.]tsx?$";
const testParts = "^apps/server/src/testing";

const modules = readModules();
const flow = modules
  .slice(0, -1)
  .map((name, index) =>
    forbid(
      `${name}-knows-no-later-stage`,
      "Data goes forward as events; imports point back (apps/server/src/flow.ts).",
      { path: `${moduleFolder}${name}/`, pathNot: tests },
      { path: `${moduleFolder}(${modules.slice(index + 1).join("|")})/` },
    ),
  );

export default {
  forbidden: [
    ...flow,
    forbid(
      "one-door-per-module",
      "A module is entered by its index.ts only.",
      { path: `${moduleFolder}([^/]+)/` },
      { path: `${moduleFolder}[^/]+/`, pathNot: [`${moduleFolder}$1/`, `${moduleFolder}[^/]+/index[.]ts$`] },
    ),
    forbid(
      "one-door-from-outside",
      "The parts of the server that lie outside the modules enter them by their index.ts too.",
      { path: "^apps/server/src/", pathNot: [moduleFolder, tests, testParts] },
      { path: `${moduleFolder}[^/]+/`, pathNot: `${moduleFolder}[^/]+/index[.]ts$` },
    ),
    forbid(
      "platform-knows-no-module",
      "The platform carries the modules and is ignorant of them.",
      { path: "^apps/server/src/platform/", pathNot: tests },
      { path: moduleFolder },
    ),
    forbid(
      "engines-do-no-io",
      "An engine is pure: no Node, no application, no framework.",
      { path: pure, pathNot: tests },
      { dependencyTypes: ["core"] },
    ),
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
