/** `npm run check`: format and lint, types, who-knows-whom, dead code. Zero warnings. */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled } from "./lib/install.mjs";
import { must, root, tool } from "./lib/run.mjs";

await ensureInstalled();
await must(tool("tsx"), ["packages/contracts/scripts/codegen.ts"]);
await step("格式与规范 Format and lint", "biome", ["check", "--error-on-warnings", "."]);
await step("类型 Types", "turbo", ["run", "typecheck", "--output-logs=errors-only", "--no-update-notifier"]);
const cruise = ["--config", ".dependency-cruiser.cjs", "packages", "apps"];
const reader = { NODE_OPTIONS: "--import ./scripts/lib/cruise-tsx.mjs" };
await step("模块边界 Module boundaries", "depcruise", [...cruise, "--output-type", "err"], reader);
await step("运行时引用 Imports at run time", "depcruise", [...cruise, "--output-type", "err"], {
  ...reader,
  CRUISE: "values",
});
await modulesWereSeen();
await step("无用代码 Dead code", "knip", []);
console.log("\n检查通过 All checks passed");

async function step(title, command, args, env = {}) {
  console.log(`▸ ${title}`);
  await must(tool(command), args, { quiet: true, env });
}

/** A cruiser without a working TypeScript parser sees nothing and finds no fault. */
async function modulesWereSeen() {
  const report = join(root, ".cache/dependencies.json");
  mkdirSync(join(root, ".cache"), { recursive: true });
  await must(tool("depcruise"), [...cruise, "--output-type", "json", "--output-to", report], { env: reader });
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
