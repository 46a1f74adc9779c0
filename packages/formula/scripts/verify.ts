import fc from "fast-check";
import { agree, emptyTally } from "../test/agreement/agree.ts";
import { batches } from "../test/agreement/batch.ts";

/**
 * Holds all evaluators to the same results: `npm run verify -w packages/formula -- [count] [seed]`, count being the
 * number of (formula, input) pairs. What a seed finds it finds again; a failure tells the seed of its round.
 */
const [count = 100_000, seed = 20_260_701] = process.argv.slice(2).map(Number);
const programsAtOnce = 10;
const start = performance.now();
const tally = emptyTally();

for (let round = 0; tally.pairs < count; round += 1) {
  await fc.assert(
    fc.asyncProperty(batches, (batch) => agree(batch, tally)),
    { numRuns: programsAtOnce, seed: seed + round, endOnFailure: true },
  );
  if (round % 5 === 0) report(`round ${round} (seed ${seed + round})`);
}
report("done");

function report(what: string): void {
  const { pairs, decided, settled, tied, tiedDecided, errors, blanks, programs } = tally;
  const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(
    `${what}: ${pairs} pairs of ${programs} programs agree in ${seconds} s; ${share(decided, pairs)} decided in doubles, ${share(settled, pairs)} more settled; ` +
      `${tied} on or beside ties, ${share(tiedDecided, tied)} of them in doubles; ` +
      `${share(errors, pairs)} errors, ${share(blanks, pairs)} blanks`,
  );
}
