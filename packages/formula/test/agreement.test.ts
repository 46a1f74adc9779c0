import fc from "fast-check";
import { expect, test } from "vitest";
import { agree, emptyTally } from "./agreement/agree.ts";
import { batches } from "./agreement/batch.ts";

test("closures, module, columns, explanation and exact numbers agree, on ties too", {
  timeout: 120_000,
}, async () => {
  const tally = emptyTally();
  for (let seed = 1; tally.pairs < 8_000; seed += 1) {
    await fc.assert(
      fc.asyncProperty(batches, (batch) => agree(batch, tally)),
      { numRuns: 5, seed, endOnFailure: true },
    );
  }
  // Were doubles to decide nothing, or everything, nothing would have been compared.
  const { pairs, decided, tied, tiedDecided, atOnce } = tally;
  expect(decided / pairs).toBeGreaterThan(0.1);
  expect(decided / pairs).toBeLessThan(0.9);
  expect(atOnce).toBeGreaterThan(0);
  expect(tied).toBeGreaterThan(100);
  expect(tiedDecided / tied).toBeLessThan(0.9);
});
