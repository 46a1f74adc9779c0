/** `npm run check`: format and lint, types, who-knows-whom, dead code. Zero warnings. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled } from "./lib/install.mjs";
import { must, root, tool } from "./lib/run.mjs";

await ensureInstalled();
await must(tool("tsx"), ["packages/contracts/scripts/codegen.ts"]);
await step("格式与规范 Format and lint", "biome", ["check", "--error-on-warnings", "."]);
await step("类型 Types", "turbo", ["run", "typecheck", "--output-logs=errors-only", "--no-update-notifier"]);
await step("模块边界 Module boundaries", "depcruise", [
  "--config",
  ".dependency-cruiser.cjs",
  "--output-type",
  "err",
  "packages",
  "apps",
]);
await modulesWereSeen();
await step("无用代码 Dead code", "knip", []);
console.log("\n检查通过 All checks passed");

async function step(title, command, args) {
  console.log(`▸ ${title}`);
  await must(tool(command), args, { quiet: true });
}

/** A cruiser without a working TypeScript parser sees nothing and finds no fault. */
async function modulesWereSeen() {
  const report = join(root, ".cache/dependencies.json");
  await must(tool("depcruise"), [
    "--config",
    ".dependency-cruiser.cjs",
    "--output-type",
    "json",
    "--output-to",
    report,
    "packages",
    "apps",
  ]);
  const sources = JSON.parse(readFileSync(report, "utf8")).modules.filter((module) =>
    /\.tsx?$/.test(module.source),
  );
  const edges = sources
    .flatMap((module) => module.dependencies)
    .filter((edge) => /^(packages|apps)\//.test(edge.resolved));
  if (sources.length > 50 && edges.length > sources.length / 2) return;
  console.error(
    `只看到 ${sources.length} 个模块、${edges.length} 个引用，检查无效。 Only ${sources.length} modules and ${edges.length} imports were seen: the check is void.`,
  );
  process.exit(1);
}
