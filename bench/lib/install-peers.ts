import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";

/** Installs a folder's peers from its lock file where they are not yet: they are no part of the product's own install. */
export function installPeers(folder: string): void {
  if (isInstalled(folder)) return;
  console.error(`Installing ${folder} …`);
  const options = ["--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status } = spawnSync("npm", ["install", ...options], { cwd: folder, stdio: ["ignore", 2, 2] });
  if (status !== 0) throw new Error(`npm install in ${folder} ended with ${status}`);
}

function isInstalled(folder: string): boolean {
  const modified = (file: string) => statSync(join(folder, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const installed = modified("node_modules/.package-lock.json");
  return installed > 0 && installed >= modified("package-lock.json");
}
