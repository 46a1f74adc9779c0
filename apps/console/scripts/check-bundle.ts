/**
 * Run after `vite build`: prints what each route loads (gzip) and fails when a page of staff would load the
 * designer, the formula editor or a chart library, when the first load has grown beyond its budget, or when a script
 * calls what the browsers of `build.target` do not have: the build lowers syntax, never what is called.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type BuiltChunk, type BuiltChunks, forbiddenModules, loadedWith } from "./bundle-graph.ts";

const dist = join(import.meta.dirname, "../dist");
const forbiddenForStaff =
  /codemirror|@lezer|form-ui\/src\/(design|formula-editor)|pinyin-pro|recharts|echarts|d3-/;
/** What a link to a paper must not load, beside that. */
const forbiddenForLight = /@mui|react-admin|ra-core|ra-ui|react-query|react-router|@casl/;

/** Kilobytes, gzip, of all scripts; for staff's first page, and for the light page without the paper itself. */
const firstLoadBudget = 276;
const lightPageBudget = 153;

/** What Chromium has since 110 or later and a build cannot lower, with what is called on any list told by its name alone. */
const tooNew =
  /\.to(?:Sorted|Reversed|Spliced)\(|\b(?:URL\.(?:canParse|parse)|Promise\.(?:withResolvers|try)|(?:Object|Map)\.groupBy|Array\.fromAsync|AbortSignal\.any|RegExp\.escape|Iterator\.from)\(/;

const routes: Record<string, { pages: string[]; isStaff: boolean }> = {
  "sign-in and home": { pages: [], isStaff: true },
  "my assessments": { pages: ["src/assessments/mine/MyAssessments.tsx"], isStaff: true },
  "fill a paper": { pages: ["src/assessments/mine/MyAssessment.tsx"], isStaff: true },
  "review a paper": { pages: ["src/assessments/review/ReviewPage.tsx"], isStaff: false },
  "ranking and grades": { pages: ["src/assessments/grades/RankingPage.tsx"], isStaff: false },
  "staff list": { pages: ["src/staff/pages/StaffList.tsx"], isStaff: false },
  "form designer": { pages: ["src/forms/FormEdit.tsx"], isStaff: false },
};

const chunks: BuiltChunks = JSON.parse(readFileSync(join(dist, ".vite/chunks.json"), "utf8"));
const keys = new Map(Object.entries(chunks).map(([key, chunk]) => [chunk.src, key]));
const failures: string[] = [];

for (const [name, { pages, isStaff }] of Object.entries(routes)) {
  const loaded = loadedWith(chunks, ["index.html", ...pages].map(keyOf));
  const size = kilobytes(loaded);
  console.log(`${name.padEnd(20)} ${size.toFixed(1).padStart(7)} kB gzip in ${loaded.length} files`);
  if (!isStaff) continue;
  const found = forbiddenModules(loaded, forbiddenForStaff);
  if (found.length > 0)
    failures.push(`${name} loads ${found.length} modules that staff never need, such as ${found[0]}`);
  if (pages.length === 0 && size > firstLoadBudget) {
    failures.push(`the first load is ${size.toFixed(1)} kB, over its budget of ${firstLoadBudget} kB`);
  }
}

const light = loadedWith(chunks, [keyOf("fill.html")]);
const lightSize = kilobytes(light);
console.log(
  `${"light filling page".padEnd(20)} ${lightSize.toFixed(1).padStart(7)} kB gzip in ${light.length} files`,
);
for (const forbidden of [forbiddenForStaff, forbiddenForLight]) {
  const [found] = forbiddenModules(light, forbidden);
  if (found !== undefined) failures.push(`the light filling page loads ${found}`);
}
if (lightSize > lightPageBudget) {
  failures.push(
    `the light filling page is ${lightSize.toFixed(1)} kB, over its budget of ${lightPageBudget} kB`,
  );
}

for (const file of readdirSync(join(dist, "assets")).filter((name) => name.endsWith(".js"))) {
  const [found] = tooNew.exec(readFileSync(join(dist, "assets", file), "utf8")) ?? [];
  if (found !== undefined) failures.push(`${file} calls ${found}, which Chromium 109 does not have`);
}

for (const failure of failures) console.error(`✗ ${failure}`);
if (failures.length > 0) process.exitCode = 1;

function keyOf(source: string): string {
  const key = keys.get(source);
  if (key === undefined) throw new Error(`The build has no chunk for ${source}.`);
  return key;
}

function kilobytes(loaded: readonly BuiltChunk[]): number {
  const bytes = loaded.map((chunk) => gzipSync(readFileSync(join(dist, chunk.file))).length);
  return bytes.reduce((sum, one) => sum + one, 0) / 1000;
}
