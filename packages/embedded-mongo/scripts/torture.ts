/**
 * `npm run torture -w packages/embedded-mongo [-- --kills=200 --seed=1]`: kills the server at random moments under
 * concurrent writers and looks after each restart whether anything acknowledged is lost, half or twice. Prints the
 * seed; on a fault leaves the data where they are and ends with 1.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { torture } from "./torture/run.ts";

const { values } = parseArgs({
  options: { kills: { type: "string", default: "200" }, seed: { type: "string" } },
});
const kills = Number(values.kills);
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const dataDir = mkdtempSync(join(tmpdir(), "duheng-torture-"));
console.log(`${kills} kills, seed ${seed}, data in ${dataDir}`);

const started = performance.now();
const result = await torture({
  dataDir,
  kills,
  seed,
  progress: (kill, acknowledged) => {
    if (kill % 10 === 0) console.log(`${kill} kills, ${acknowledged} steps acknowledged`);
  },
});
const seconds = Math.round((performance.now() - started) / 1000);
console.log(JSON.stringify({ torture: "embedded-mongo", seed, seconds, ...result }));
if (result.faults.length > 0) {
  for (const fault of result.faults) console.error(fault);
  console.error(`The data are left in ${dataDir}`);
  process.exitCode = 1;
} else rmSync(dataDir, { recursive: true, force: true });
