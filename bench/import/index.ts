/**
 * Tables of figures: 200,000 rows of twelve columns from a workbook and from a text, read and judged cell by cell as the server does,
 * beside what others take to read them alone. Needs Linux. Prints one JSON line and tables. Options: `--rows=200000`, `--rounds=3`.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import manifest from "../../package.json" with { type: "json" };
import { installPeers } from "../lib/install-peers.ts";
import { quantile } from "../load/work.ts";
import { csvOf, workbookOf } from "./figures.ts";
import { type Taken, taken } from "./run.ts";

const { values: options } = parseArgs({
  options: { rows: { type: "string", default: "200000" }, rounds: { type: "string", default: "3" } },
});
const rows = Number(options.rows);
const here = import.meta.dirname;
installPeers(here);
const folder = mkdtempSync(join(tmpdir(), "duheng-import-"));
try {
  const [xlsx, csv] = [join(folder, "figures.xlsx"), join(folder, "figures.csv")];
  const workbook = await workbookOf(rows);
  writeFileSync(xlsx, workbook);
  writeFileSync(csv, csvOf(rows));
  const program = await bundled();
  // The server's own bound of memory; peers have what they need.
  const ours = [process.execPath, ...startOptions(), program];
  const peer = (name: string) => [process.execPath, join(here, "contestants", `${name}.mjs`)];
  const python = pythonWithOpenpyxl();
  const all: Readonly<Record<string, readonly string[]>> = {
    "duheng .xlsx": [...ours, xlsx],
    "duheng .xlsx, read alone": [...ours, xlsx, "read"],
    "exceljs .xlsx": [...peer("exceljs"), xlsx],
    ...(python === undefined
      ? {}
      : { "openpyxl .xlsx": [python, join(here, "contestants/openpyxl_reader.py"), xlsx] }),
    "duheng .csv": [...ours, csv],
    "duheng .csv, read alone": [...ours, csv, "read"],
    "csv-parse .csv": [...peer("csv-parse"), csv],
  };
  const rounds: Record<string, Taken[]> = {};
  for (let round = 0; round < Number(options.rounds); round += 1)
    for (const [name, command] of Object.entries(all)) {
      const one = await taken(command);
      rounds[name] = [...(rounds[name] ?? []), one];
      agree(name, one, rounds["duheng .xlsx"]?.[0]);
    }
  const results = Object.fromEntries(Object.entries(rounds).map(([name, taken]) => [name, median(taken)]));
  const result = {
    bench: "import",
    date: new Date().toISOString().slice(0, 10),
    cpus: cpus().length,
    load: loadavg()[0],
    node: process.version,
    rows,
    columns: 12,
    "xlsx, MB": Number((workbook.length / 1024 / 1024).toFixed(1)),
    results,
    ratios: {
      "exceljs by duheng, cpu": ratio(results, "exceljs .xlsx", "duheng .xlsx", "cpu seconds"),
      "exceljs by duheng read alone, cpu": ratio(
        results,
        "exceljs .xlsx",
        "duheng .xlsx, read alone",
        "cpu seconds",
      ),
      "exceljs by duheng, MB": ratio(results, "exceljs .xlsx", "duheng .xlsx", "peak, MB"),
      "openpyxl by duheng, cpu": ratio(results, "openpyxl .xlsx", "duheng .xlsx", "cpu seconds"),
      "duheng by csv-parse, cpu": ratio(results, "duheng .csv", "csv-parse .csv", "cpu seconds"),
      "duheng read alone by csv-parse, cpu": ratio(
        results,
        "duheng .csv, read alone",
        "csv-parse .csv",
        "cpu seconds",
      ),
    },
    goals: {
      "under 400 MB": results["duheng .xlsx"]?.["peak, MB"],
      // What NocoBase says of its own import, on a machine of its own; nothing of it is run here.
      "1,000,000 rows a minute of .csv and core (published by NocoBase)":
        results["duheng .csv"]?.["rows a minute and core"],
    },
  };
  console.log(JSON.stringify(result));
  console.table(results);
  console.table(result.ratios);
  console.table(result.goals);
  if (python === undefined) console.error("openpyxl is not here: apt-get install python3-openpyxl");
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Bundled as the server is: what makes TypeScript run as it stands takes time and memory of its own. Out: the program. */
async function bundled(): Promise<string> {
  const outdir = join(folder, "ours");
  await build({
    absWorkingDir: here,
    entryPoints: ["contestants/ours.ts"],
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    logLevel: "warning",
  });
  return join(outdir, "ours.mjs");
}

function startOptions(): string[] {
  return manifest.scripts.start.split(" ").filter((word) => word.startsWith("--"));
}

function pythonWithOpenpyxl(): string | undefined {
  return ["python3", "/usr/bin/python3"].find(
    (python) => spawnSync(python, ["-c", "import openpyxl"], { stdio: "ignore" }).status === 0,
  );
}

/** All must have read the same: so many rows, and the same sum of the percentages. */
function agree(name: string, { said }: Taken, first: Taken | undefined): void {
  const isWhole = said.rows === rows && said.sum === first?.said.sum && (said.problems ?? 0) === 0;
  if (!isWhole) throw new Error(`${name} read something else: ${JSON.stringify(said)}`);
}

function median(all: readonly Taken[]): Record<string, number> {
  const of = (figure: (one: Taken) => number) => quantile(all.map(figure), 0.5);
  const cpu = of((one) => one.cpu);
  return {
    seconds: Number(of((one) => one.seconds).toFixed(2)),
    "cpu seconds": Number(cpu.toFixed(2)),
    "peak, MB": Math.round(of((one) => one.megabytes)),
    "rows a minute and core": Math.round((rows / cpu) * 60),
  };
}

function ratio(
  results: Readonly<Record<string, Record<string, number>>>,
  one: string,
  other: string,
  figure: string,
): number | undefined {
  const [above, below] = [results[one]?.[figure], results[other]?.[figure]];
  return above === undefined || below === undefined ? undefined : Number((above / below).toFixed(2));
}
