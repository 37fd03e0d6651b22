import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "engines",
          include: ["packages/*/src/**/*.test.ts", "lab/src/**/*.test.ts", "apps/web/src/**/*.test.ts"],
          testTimeout: 60_000,
          isolate: false,
        },
      },
      {
        test: {
          name: "product",
          include: ["apps/server/src/**/*.test.ts", "apps/cli/src/**/*.test.ts", "tests/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          globalSetup: ["tests/database.ts", "tests/command.ts"],
          isolate: false,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "guards",
          include: ["tests/guards/**/*.test.ts"],
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          globalSetup: ["tests/browser/provide.ts"],
          isolate: false,
          maxWorkers: 2,
        },
      },
    ],
  },
});
