/**
 * The scoring formula: ours and the peers', in one process, on the same 100,000 records. Prints one JSON line and
 * tables. Options: `--rounds=7`, `--records=100000`, `--only=duheng,hand` (parts of names), `--all` (hold slow
 * libraries, too, to every record: minutes more), `--wall` (wall-clock time; else the processor's).
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { installPeers } from "../lib/install-peers.ts";

const here = import.meta.dirname;
installPeers(here);
const { bundle } = await import("./build.ts");
const { measureSizes } = await import("./sizes.ts");
// Below node_modules, so that the bundle finds the peers.
const folder = join(here, "node_modules/.bench");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const entry = await bundle(here, folder);
const sizes = await measureSizes(here);
const { status } = spawnSync(
  process.execPath,
  ["--expose-gc", entry, `--sizes=${JSON.stringify(sizes)}`, ...process.argv.slice(2)],
  { stdio: "inherit" },
);
process.exitCode = status ?? 1;
