import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer } from "vitest/node";
import { root } from "../lib/run.mjs";

/** The tests over the code with its mutants: what `instrument` made stands for the files, which stay as they are. */
const files = JSON.parse(readFileSync(join(process.env.MUTANTS_FOLDER, "files.json"), "utf8"));

class AsGiven extends BaseSequencer {
  sort(specifications) {
    const place = ({ moduleId }) => process.env.MUTANTS_FILES.split("\n").indexOf(moduleId);
    return [...specifications].sort((one, other) => place(one) - place(other));
  }
}

export default defineConfig({
  root,
  plugins: [{ name: "mutants", enforce: "pre", load: (id) => files[id] }],
  test: {
    include: ["packages/*/test/**/*.test.ts", "apps/server/src/**/*.test.ts"],
    runner: join(root, "scripts/mutants/runner.ts"),
    // A mutant that takes all memory dies by itself.
    execArgv: ["--max-old-space-size=1536"],
    fileParallelism: false,
    // As they are given: the quickest first.
    sequence: { sequencer: AsGiven },
    testTimeout: 30_000,
  },
});
