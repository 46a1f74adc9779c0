import { defineConfig } from "vitest/config";

/**
 * `unit`: everything but browsers, two files at once: by itself vitest would leave one of two processors to its own business. `browser`: the
 * main paths in a real Chromium, after it, two files at once as well: much of their time they wait for what a page saves by itself.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: [
            "packages/*/{src,test}/**/*.test.{ts,tsx}",
            "apps/*/{src,test}/**/*.test.{ts,tsx}",
            "scripts/**/*.test.ts",
          ],
          exclude: ["**/*.browser.test.ts", "**/node_modules/**"],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
          setupFiles: process.env.PROPERTY_SEED === undefined ? [] : ["scripts/lib/property-seed.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "browser",
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
