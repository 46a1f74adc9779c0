/** `npm run bench -- <name>`: runs bench/<name>/index.ts; without a name, lists what there is. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled } from "./lib/install.mjs";
import { root, run, tool } from "./lib/run.mjs";

await ensureInstalled();
const names = readdirSync(join(root, "bench"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(root, "bench", entry.name, "index.ts")))
  .map((entry) => entry.name);
const [name, ...rest] = process.argv.slice(2);
if (!name || !names.includes(name)) {
  console.log(`用法 Usage: npm run bench -- <${names.join(" | ")}>`);
  process.exit(name ? 1 : 0);
}
process.exit(await run(tool("tsx"), [join("bench", name, "index.ts"), ...rest]));
