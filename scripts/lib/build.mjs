import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { must, root, tool } from "./run.mjs";

/**
 * Builds the two apps when a source file is newer than what was built from it. The stamp is made of paths,
 * sizes and times, so that a start with nothing to do costs some milliseconds and not a build tool.
 */
export async function ensureBuilt() {
  const stamp = stampOfSources();
  if (stamp === builtStamp() && exists("apps/server/dist/main.js") && exists("apps/console/dist/index.html"))
    return;
  console.log("构建… Building …");
  await must(tool("tsx"), ["packages/contracts/scripts/codegen.ts"]);
  await must(tool("turbo"), ["run", "build", "--output-logs=errors-only", "--no-update-notifier"], {
    quiet: true,
  });
  mkdirSync(join(root, ".cache"), { recursive: true });
  writeFileSync(stampFile, stampOfSources());
}

const stampFile = join(root, ".cache/build-stamp");
const sources = ["schemas", "seed", "packages", "apps", "package-lock.json", "tsconfig.base.json"];
const skipped = new Set(["node_modules", "dist", "generated", "test", ".turbo"]);

function stampOfSources() {
  const hash = createHash("sha256");
  const visit = (path) => {
    const stat = statSync(join(root, path), { throwIfNoEntry: false });
    if (!stat) return;
    if (!stat.isDirectory()) {
      hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`);
      return;
    }
    for (const name of readdirSync(join(root, path)).sort()) if (!skipped.has(name)) visit(`${path}/${name}`);
  };
  for (const path of sources) visit(path);
  return hash.digest("hex");
}

function builtStamp() {
  return exists(".cache/build-stamp") ? readFileSync(stampFile, "utf8") : "";
}

function exists(path) {
  return statSync(join(root, path), { throwIfNoEntry: false }) !== undefined;
}
