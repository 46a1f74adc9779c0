import type { Contestant, Run } from "../contestants/contestant.ts";
import type { DataSet } from "../work/data-set.ts";
import type { Clock } from "./clock.ts";
import { type Correctness, correctnessOf } from "./correctness.ts";
import { median } from "./median.ts";

/** What a contestant did. */
export interface Measured {
  readonly contestant: Contestant;
  /** Records a second, one number for each round. */
  readonly rates: readonly number[];
  readonly rate: number;
  readonly typical: Correctness;
  readonly ties: Correctness;
  /** Records a second where every one of them lies on a tie. */
  readonly tieRate: number;
}

/** Milliseconds; short, so that on a busy machine one of a round's slices goes undisturbed. */
const sliceTime = 15;
const slicesARound = 8;

/**
 * Everyone in turn, round after round, so that a busier minute falls on all of them. A round's figure is the best of
 * its slices: what another process took from one of them is not the contestant's doing.
 */
export async function runRounds(
  contestants: readonly Contestant[],
  { typical, ties, rounds, isPatient, clock }: Conditions,
): Promise<Measured[]> {
  const started: Started[] = [];
  for (const contestant of contestants) {
    const run = await contestant.prepare();
    const isBatch = contestant.isBatch === true;
    const typicalResult = await correctnessOf(run, isBatch, typical, isPatient ? 60_000 : 1500);
    const tiesResult = await correctnessOf(run, isBatch, ties, isPatient ? 60_000 : 700);
    const slices = {
      typical: slicer(run, isBatch, typical, clock),
      ties: slicer(run, isBatch, ties, clock),
    };
    for (let warm = 0; warm < 2; warm += 1) await slices.typical();
    started.push({ contestant, slices, typical: typicalResult, ties: tiesResult, rates: [], tieRates: [] });
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const { slices, rates, tieRates } of started) {
      globalThis.gc?.();
      rates.push(await best(slices.typical, slicesARound));
      if (round % 2 === 0) tieRates.push(await best(slices.ties, 3));
    }
  }
  return started.map(({ contestant, rates, tieRates, ...correctness }) => ({
    contestant,
    rates,
    rate: median(rates),
    tieRate: median(tieRates),
    typical: correctness.typical,
    ties: correctness.ties,
  }));
}

export interface Conditions {
  readonly typical: DataSet;
  readonly ties: DataSet;
  readonly rounds: number;
  /** Whether slow contestants, too, are held to every record. */
  readonly isPatient: boolean;
  readonly clock: Clock;
}

interface Started {
  readonly contestant: Contestant;
  readonly slices: { readonly typical: Slice; readonly ties: Slice };
  readonly typical: Correctness;
  readonly ties: Correctness;
  readonly rates: number[];
  readonly tieRates: number[];
}

/** Runs for about the time of a slice; answers the records a second. */
type Slice = () => Promise<number>;

function slicer(run: Run, isBatch: boolean, data: DataSet, clock: Clock): Slice {
  const count = data.records.length;
  const scores = new Float64Array(count);
  let step = isBatch ? count : 500;
  let from = 0;
  return async () => {
    const started = clock();
    let done = 0;
    let elapsed = 0;
    while (elapsed < sliceTime) {
      const to = Math.min(count, from + step);
      await run(data, from, to, scores);
      done += to - from;
      from = to === count ? 0 : to;
      elapsed = clock() - started;
    }
    const rate = (done / elapsed) * 1000;
    if (!isBatch) step = Math.min(count, Math.max(50, Math.ceil((rate * sliceTime) / 4000)));
    return rate;
  };
}

async function best(slice: Slice, times: number): Promise<number> {
  let found = 0;
  for (let time = 0; time < times; time += 1) found = Math.max(found, await slice());
  return found;
}
