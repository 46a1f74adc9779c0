/** `npm run duheng -- <command>`: the operator's commands (backup, restore, verify, seed, user, setup-link …). */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBuilt } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { root } from "./lib/run.mjs";

await ensureInstalled();
await ensureBuilt();
await import(pathToFileURL(join(root, "apps/server/dist/cli.js")).href);
