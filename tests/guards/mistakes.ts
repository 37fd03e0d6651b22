/** Imports that have to be reported: the rule each one breaks, and the file that breaks it. */
export const wrongImports = [
  ["listen-knows-no-later-stage", "apps/server/src/modules/listen/service.ts", 'import "../alert/index.ts";'],
  [
    "one-door",
    "apps/server/src/modules/alert/rules.ts",
    'import type { A } from "../listen/a.ts";\nexport type B = A;',
  ],
  ["one-door-from-outside", "apps/server/src/main.ts", 'import "./modules/listen/a.ts";'],
  ["platform-knows-no-module", "apps/server/src/platform/clock.ts", 'import "../modules/alert/index.ts";'],
  ["server-knows-no-client", "apps/server/src/index.ts", 'import "../../web/src/ui/leaf.ts";'],
  ["engines-do-no-io", "packages/query/src/files.ts", 'import "node:fs";'],
  ["engines-know-no-application", "packages/text/src/index.ts", 'import "../../../apps/server/src/leaf.ts";'],
  ["engines-know-no-shapes", "packages/narrative/src/index.ts", 'import "../../contract/src/index.ts";'],
  ["contract-knows-no-engine", "packages/contract/src/words.ts", 'import "../../query/src/leaf.ts";'],
  ["package-by-its-door", "packages/anomaly/src/index.ts", 'import "../../query/src/leaf.ts";'],
  ["web-knows-only-the-contract", "apps/web/src/main.tsx", 'import "../../../packages/query/src/leaf.ts";'],
  ["web-runs-in-a-browser", "apps/web/src/routes.tsx", 'import "node:path";'],
  ["web-listen-knows-no-later-stage", "apps/web/src/features/listen/Page.tsx", 'import "../alert/index.ts";'],
  ["web-one-door", "apps/web/src/features/respond/Page.tsx", 'import "../alert/Bell.tsx";'],
  ["ui-knows-no-feature", "apps/web/src/ui/frame.tsx", 'import "../features/alert/index.ts";'],
  ["command-line-by-the-door", "apps/cli/src/main.ts", 'import "../../server/src/leaf.ts";'],
  ["lab-stands-outside", "lab/src/player.ts", 'import "../../apps/server/src/leaf.ts";'],
  ["no-import-of-tests", "packages/query/src/match.ts", 'import "./leaf.test.ts";'],
  ["no-circles", "packages/query/src/a.ts", 'import { b } from "./b.ts";\nexport const a = () => b;'],
  ["imports-exist", "packages/query/src/parse.ts", 'import "./gone.ts";'],
] as const;

const empty = "export {};\n";

/** What the wrong imports lead to. */
export const surroundings: Record<string, string> = {
  "apps/server/src/modules/alert/index.ts": empty,
  "apps/server/src/modules/listen/a.ts": "export type A = 1;\n",
  "apps/server/src/leaf.ts": empty,
  "apps/web/src/features/alert/index.ts": empty,
  "apps/web/src/features/alert/Bell.tsx": empty,
  "apps/web/src/ui/leaf.ts": empty,
  "packages/contract/src/index.ts": empty,
  "packages/query/src/b.ts": 'import { a } from "./a.ts";\nexport const b = () => a;\n',
  "packages/query/src/leaf.ts": empty,
  "packages/query/src/leaf.test.ts": empty,
};
