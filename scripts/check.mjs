/** `npm run check`: format and lint, types, who-knows-whom, dead code. Zero warnings. */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { folderCycles, nameOf } from "./lib/folder-cycles.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { knownFolderCycles } from "./lib/known-folder-cycles.mjs";
import { must, root, tool } from "./lib/run.mjs";

await ensureInstalled();
await must(tool("tsx"), ["packages/contracts/scripts/codegen.ts"]);
await step("格式与规范 Format and lint", "biome", ["check", "--error-on-warnings", "."]);
const cruise = ["--config", ".dependency-cruiser.cjs", "packages", "apps"];
const reader = { NODE_OPTIONS: "--import ./scripts/lib/cruise-tsx.mjs" };
// Side by side: the one waits for the compiler of a package that others build on, the other keeps one processor busy.
await Promise.all([
  step("类型 Types", "turbo", ["run", "typecheck", "--output-logs=errors-only", "--no-update-notifier"]),
  boundaries(),
]);
console.log("\n检查通过 All checks passed");

async function step(title, command, args, env = {}) {
  console.log(`▸ ${title}`);
  await must(tool(command), args, { quiet: true, env });
}

async function boundaries() {
  console.log("▸ 模块边界 Module boundaries");
  const report = join(root, ".cache/dependencies.json");
  const modules = await modulesSeen(report);
  await must(tool("depcruise-fmt"), ["--output-type", "err", "--exit-code", report], { quiet: true });
  await step("运行时引用 Imports at run time", "depcruise", [...cruise, "--output-type", "err"], {
    ...reader,
    CRUISE: "values",
  });
  noFolderCycles(modules);
  await step("无用代码 Dead code", "knip", []);
}

/** The modules as the cruiser sees them, which it reports into a file. Without a working TypeScript parser it sees nothing and finds no fault. */
async function modulesSeen(report) {
  mkdirSync(join(root, ".cache"), { recursive: true });
  await must(tool("depcruise"), [...cruise, "--output-type", "json", "--output-to", report], { env: reader });
  const { modules } = JSON.parse(readFileSync(report, "utf8"));
  const sources = modules.filter((module) => /\.tsx?$/.test(module.source));
  const edges = sources
    .flatMap((module) => module.dependencies)
    .filter((edge) => /^(packages|apps)\//.test(edge.resolved));
  if (sources.length > 50 && edges.length > sources.length / 2) return sources;
  fail(
    `只看到 ${sources.length} 个模块、${edges.length} 个引用，检查无效。 Only ${sources.length} modules and ${edges.length} imports were seen: the check is void.`,
  );
}

/** Folders import one another in no circle but the known ones. */
function noFolderCycles(modules) {
  console.log("▸ 文件夹之间的引用 Imports between folders");
  const { circles, mended } = folderCycles(modules, knownFolderCycles);
  const told = [
    ...circles.map(
      (circle) =>
        `文件夹循环引用，两者共用的内容应放在更下层 Folders import one another in a circle; what they share goes below them:\n${circle.map((each) => `    ${nameOf(each)}  (${each.example})`).join("\n")}`,
    ),
    ...mended.map(
      (name) =>
        `已不再循环，请从 scripts/lib/known-folder-cycles.mjs 删除 Closes no circle any more, take it off the list of known ones: ${name}`,
    ),
  ];
  if (told.length > 0) fail(told.join("\n"));
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
