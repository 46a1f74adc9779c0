import { statSync } from "node:fs";
import { join } from "node:path";
import { must, root, tool } from "./run.mjs";

/**
 * Installs the dependencies when node_modules is absent or older than the lock file, and says so.
 * Install scripts of packages are not run: every native part that we use ships prebuilt.
 */
export async function ensureInstalled() {
  requireNode();
  if (isInstalled()) return;
  console.log("安装依赖（首次约一分钟）… Installing dependencies (about a minute the first time) …");
  // Not `npm ci`: it refuses a lock file in which a registry lacks some other platform's optional package.
  await must(npm, [
    "install",
    "--no-save",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ]);
  await must(tool("tsx"), ["packages/contracts/scripts/codegen.ts"]);
}

const npm = process.platform === "win32" ? "npm.cmd" : "npm";

function isInstalled() {
  const installed = modified("node_modules/.package-lock.json");
  return (
    installed > 0 &&
    installed >= modified("package-lock.json") &&
    modified("packages/contracts/src/generated/types.ts") > 0
  );
}

function modified(path) {
  return statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(
    `需要 Node.js 20.19 或更新版本，当前是 ${process.versions.node}。 Node.js 20.19 or later is needed; this is ${process.versions.node}.`,
  );
  process.exit(1);
}
