/**
 * `npm run mutants -- <assessment | form | formula | tenancy> [parts of paths] [--every=10] [--quick]`: changes the code in small ways, one after the
 * other, and tells which changes no test notices (scripts/mutants/); with `every`, tries but each tenth. Exit code 1 below the goal.
 * Before a release; no part of `.ci/run`.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureInstalled } from "./lib/install.mjs";
import { root } from "./lib/run.mjs";

// What runs below ends with this.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
await ensureInstalled();
const { targets } = await import("./mutants/targets.mjs");
const { instrument } = await import("./mutants/instrument.mjs");
const { judge } = await import("./mutants/judge.mjs");
const { namedEquivalents, withoutNamed } = await import("./mutants/equivalents.mjs");
const { report } = await import("./mutants/report.mjs");
const {
  values: { every, quick },
  positionals: [name, ...parts],
} = parseArgs({
  allowPositionals: true,
  options: { every: { type: "string", default: "1" }, quick: { type: "boolean", default: false } },
});
const target = targets[name];
if (!target) {
  console.log(
    `用法 Usage: npm run mutants -- <${Object.keys(targets).join(" | ")}> [parts of paths] [--every=10] [--quick]`,
  );
  process.exit(name ? 1 : 0);
}
const folder = join(root, ".cache/mutants", name);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const { files, mutants } = await instrument(target.sources);
writeFileSync(join(folder, "files.json"), JSON.stringify(files));
const isAsked = ({ file }) => parts.length === 0 || parts.some((part) => file.includes(part));
const named = namedEquivalents(name).filter(isAsked);
const parted = withoutNamed(mutants.filter(isAsked), named);
for (const key of ["others", "same"]) parted[key] = eachOf(parted[key], Number(every));
const { killed, untried } = await judge(
  folder,
  target,
  { mutants: [...parted.others, ...parted.same], all: mutants },
  quick,
);
for (const key of ["others", "same"]) parted[key] = parted[key].filter(({ id }) => !untried.has(id));
if (untried.size > 0)
  console.log(`未试 Not tried, since nothing reaches them after the start: ${untried.size}`);
process.exit(report({ name, goal: target.goal, ...parted, killed }) ? 0 : 1);

/** Each so manieth mutant of each file, so that a change of one file leaves what is tried of the others; of a file with fewer one or none. */
function eachOf(mutants, step) {
  const seen = new Map();
  return mutants.filter(({ file }) => {
    const at = seen.get(file) ?? file.length;
    seen.set(file, at + 1);
    return at % step === 0;
  });
}
