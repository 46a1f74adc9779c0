import { openPaper } from "@duheng/form/paper-runtime";
import { readPapers, ways } from "./papers.ts";

export interface Speed {
  readonly scored: number;
  /** Microseconds for one score, the median of the rounds. */
  readonly imported: number;
  readonly run: number;
  /** Of each round: the time run as a function by the time imported; the median. */
  readonly ratio: number;
}

const [folder = "", rounds = "7"] = process.argv.slice(2);
const filled = readPapers(folder);
const opened = new Map(
  await Promise.all(
    Object.entries(ways).map(async ([way, open]) => {
      const papers = filled.map(async ({ module, cases }) => ({
        paper: await openPaper(await open(module)),
        inputs: cases.map(({ inputs }) => inputs),
      }));
      return [way, await Promise.all(papers)] as const;
    }),
  ),
);

let scored = 0;
const times = new Map<string, number[]>([...opened.keys()].map((way) => [way, []]));
// The first round warms up, and every other one begins with the other way.
for (let round = 0; round <= Number(rounds); round += 1) {
  const order = [...opened];
  for (const [way, papers] of round % 2 === 0 ? order : order.reverse()) {
    const began = process.cpuUsage();
    scored = 0;
    for (let again = 0; again < 20; again += 1)
      for (const { paper, inputs } of papers)
        for (const each of inputs) {
          paper.score(each);
          scored += 1;
        }
    const { user, system } = process.cpuUsage(began);
    if (round > 0) times.get(way)?.push((user + system) / scored);
  }
}
const [imported = [], run = []] = [times.get("imported"), times.get("run")];
const result: Speed = {
  scored,
  imported: median(imported),
  run: median(run),
  ratio: median(run.map((time, round) => time / (imported[round] ?? Number.NaN))),
};
console.log(JSON.stringify(result));

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return Number((sorted[Math.floor(sorted.length / 2)] ?? Number.NaN).toFixed(3));
}
