import { defineConfig } from "vitest/config";

/**
 * `unit`: computing and drawing without a server; a worker keeps the modules it has read for the files that follow. `server`: what runs
 * a server or a database, each file in a process of its own, since mongoose's models belong to the process. Of both two files at once: by
 * itself vitest would leave one of two processors to its own business. `browser`: the main paths in a real Chromium, after them, two files at
 * once as well: much of their time they wait for what a page saves by itself.
 */
const withoutBrowser = {
  exclude: ["**/*.browser.test.ts", "**/node_modules/**"],
  maxWorkers: 2,
  sequence: { groupOrder: 0 },
  setupFiles: process.env.PROPERTY_SEED === undefined ? [] : ["scripts/lib/property-seed.ts"],
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

const servers = ["apps/server", "packages/embedded-mongo"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...withoutBrowser,
          name: "unit",
          include: [
            "packages/*/{src,test}/**/*.test.{ts,tsx}",
            "apps/*/{src,test}/**/*.test.{ts,tsx}",
            "scripts/**/*.test.ts",
          ],
          exclude: [...withoutBrowser.exclude, ...servers.map((folder) => `${folder}/**`)],
          isolate: false,
        },
      },
      {
        test: {
          ...withoutBrowser,
          name: "server",
          globalSetup: ["scripts/lib/test-run-folder.ts"],
          include: servers.map((folder) => `${folder}/{src,test}/**/*.test.ts`),
        },
      },
      {
        test: {
          name: "browser",
          globalSetup: ["scripts/lib/test-run-folder.ts"],
          include: ["packages/*/{src,test}/**/*.browser.test.ts", "apps/*/{src,test}/**/*.browser.test.ts"],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          // A busy machine may starve a browser past a time-out; `npm test` names whatever needed its second try.
          retry: 1,
          // What a page shows in a moment may take seconds there.
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
