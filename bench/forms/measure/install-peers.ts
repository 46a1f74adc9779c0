import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import type { Library } from "../libraries.ts";

/** Installs the peers from their lock files where they are not yet: they are no part of the product's own install. */
export function installPeers(here: string, libraries: readonly Library[]): void {
  for (const folder of new Set(libraries.map((library) => library.folder))) {
    const place = join(here, folder);
    if (folder === "duheng" || isInstalled(place)) continue;
    console.error(`Installing ${folder} …`);
    const options = ["--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    const { status } = spawnSync("npm", ["install", ...options], { cwd: place, stdio: ["ignore", 2, 2] });
    if (status !== 0) throw new Error(`npm install in ${folder} ended with ${status}`);
  }
}

function isInstalled(place: string): boolean {
  const modified = (file: string) => statSync(join(place, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const installed = modified("node_modules/.package-lock.json");
  return installed > 0 && installed >= modified("package-lock.json");
}
