/**
 * What opened papers cost on the server: memory after 2,000 different ones, and the time of scoring, for modules that
 * are imported (`data:`) and modules that are run as functions, as the workshop does. Prints one JSON line and a table.
 * Options: `--papers=2000`, `--rounds=7`.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import type { Memory } from "./measure/memory.ts";
import type { Speed } from "./measure/speed.ts";

const { values: options } = parseArgs({
  options: { papers: { type: "string", default: "2000" }, rounds: { type: "string", default: "7" } },
});

const folder = mkdtempSync(join(tmpdir(), "duheng-bench-papers-"));
try {
  // As the workshop's threads are bundled: what tsx makes of TypeScript would be measured otherwise.
  await build({
    absWorkingDir: import.meta.dirname,
    entryPoints: ["measure/memory.ts", "measure/speed.ts"],
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    logLevel: "warning",
  });
  const golden = join(import.meta.dirname, "../../packages/form/test/golden/edition-1");
  const memory = ["imported", "run"].map((way) =>
    measured<Memory>("memory.mjs", golden, way, options.papers),
  );
  const speed = measured<Speed>("speed.mjs", golden, options.rounds);
  console.log(JSON.stringify({ bench: "papers", node: process.version, memory, speed }));
  console.table(memory);
  console.table(speed);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** What a process of its own says in its last line. */
function measured<T>(program: string, ...given: readonly string[]): T {
  const flags = ["--expose-gc", "--max-old-space-size=8192"];
  const { stdout, status } = spawnSync(process.execPath, [...flags, join(folder, program), ...given], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`${program} ended with ${status}`);
  return JSON.parse(stdout);
}
