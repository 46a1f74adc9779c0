import { setTimeout as turn } from "node:timers/promises";
import { openPaper } from "@duheng/form/paper-runtime";
import { keptPromises } from "../../../apps/server/src/base/kept-promises.ts";
import { readPapers, ways } from "./papers.ts";

export interface Memory {
  readonly way: string;
  readonly papers: number;
  /** Before the first one, after a hundred, after all; MB after collecting. */
  readonly heap: readonly number[];
  readonly rss: readonly number[];
  readonly msPerPaper: number;
}

const [folder = "", way = "", count = "2000"] = process.argv.slice(2);
const papers = Number(count);
const open = ways[way];
if (open === undefined) throw new Error(`no such way: ${way}`);
const filled = readPapers(folder);
// As the workshop keeps them.
const kept = keptPromises<unknown>(100);

const heap: number[] = [];
const rss: number[] = [];
let spent = 0;
await note();
for (let number = 0; number < papers; number += 1) {
  const { module, cases } = filled[number % filled.length] ?? { module: "", cases: [] };
  const own = module.replace(/hash = "[0-9a-f]{8}/, `hash = "${String(number).padStart(8, "0")}`);
  const began = performance.now();
  await kept(String(number), async () => {
    const paper = await openPaper(await open(own));
    for (const { inputs } of cases.slice(0, 1)) paper.score(inputs);
    return paper;
  });
  spent += performance.now() - began;
  if (number === 99) await note();
}
await note();
// Asked for once more, so that what is kept was held until here.
await kept(String(papers - 1), () => Promise.reject(new Error("the last paper was not kept")));
const result: Memory = { way, papers, heap, rss, msPerPaper: Number((spent / papers).toFixed(2)) };
console.log(JSON.stringify(result));

async function note(): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    await turn(20);
    global.gc?.();
  }
  const used = process.memoryUsage();
  heap.push(Math.round(used.heapUsed / 1e6));
  rss.push(Math.round(used.rss / 1e6));
}
