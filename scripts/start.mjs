/** `npm start`: installs and builds what is missing, then starts the platform in this process. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBuilt } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { root } from "./lib/run.mjs";

await ensureInstalled();
await ensureBuilt();
await import(pathToFileURL(join(root, "apps/server/dist/main.js")).href);
