/** Seconds a piece of work takes. */
export async function seconds(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** Operations a second, by several clients at once, each doing one after the other for so long. */
export async function rate(
  clients: number,
  operation: (client: number, turn: number) => unknown,
  duration = 1.5,
): Promise<number> {
  let done = 0;
  const start = performance.now();
  const end = start + duration * 1000;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let turn = 0; performance.now() < end; turn++) {
        await operation(client, turn);
        done += 1;
      }
    }),
  );
  return done / ((performance.now() - start) / 1000);
}

/** The middle one of several runs. */
export async function median(runs: number, measure: () => Promise<number>): Promise<number> {
  const values: number[] = [];
  for (let run = 0; run < runs; run++) values.push(await measure());
  values.sort((a, b) => a - b);
  return values[Math.floor(values.length / 2)] ?? Number.NaN;
}
