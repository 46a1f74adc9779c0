/**
 * Forms of 200 and 1,000 fields in Chromium: until the first field is there, what a key stroke costs, elements, heap,
 * bytes; ours and the peers', production builds, in turn in the same run. Prints one JSON line and two tables.
 * Options: `--rounds=5`, `--sizes=200,1000`, `--only=duheng,bare` (beginnings of names).
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launchChromium } from "../../scripts/lib/launch-chromium.ts";
import { libraries } from "./libraries.ts";
import { buildPage } from "./measure/build-page.ts";
import { compilePapers, writePapers } from "./measure/compile-papers.ts";
import { goalsOf } from "./measure/goals.ts";
import { installPeers } from "./measure/install-peers.ts";
import { type Measures, measurePage } from "./measure/measure-page.ts";
import { serveFolder } from "./measure/serve-folder.ts";
import { summarize } from "./measure/summary.ts";

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    sizes: { type: "string", default: "200,1000" },
    only: { type: "string", default: "" },
  },
});
const rounds = Number(options.rounds);
const sizes = options.sizes.split(",").map(Number);
const chosen = libraries.filter(({ name }) =>
  options.only.split(",").some((beginning) => name.startsWith(beginning)),
);
const strokes = { fast: 24, slow: 10, driving: 12 };

installPeers(import.meta.dirname, chosen);
const folder = mkdtempSync(join(tmpdir(), "duheng-bench-forms-"));
const browser = await launchChromium();
try {
  const papers = compilePapers(sizes);
  const pages = [];
  for (const library of chosen) {
    const built = await buildPage(import.meta.dirname, library, join(folder, library.page));
    if (library.folder === "duheng") writePapers(built.folder, papers);
    pages.push({ library, built, server: await serveFolder(built.folder) });
  }
  const summaries = [];
  for (const size of sizes) {
    const measures = new Map<string, Measures[]>(chosen.map(({ name }) => [name, []]));
    for (let round = 0; round < rounds; round += 1) {
      console.error(`${size} fields, round ${round + 1} of ${rounds}`);
      // Each round begins with another page: the first one opened finds the browser cold.
      for (const { library, server } of [
        ...pages.slice(round % pages.length),
        ...pages.slice(0, round % pages.length),
      ]) {
        measures.get(library.name)?.push(await measurePage(browser, server.address, size, strokes));
      }
    }
    for (const { library, built } of pages)
      summaries.push(summarize(library, size, measures.get(library.name) ?? [], built.gzip));
  }
  const goals = goalsOf(summaries, papers);
  console.log(JSON.stringify({ bench: "forms", rounds, summaries, goals }));
  console.table(summaries);
  console.table(goals);
  for (const { server } of pages) await server[Symbol.asyncDispose]();
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
