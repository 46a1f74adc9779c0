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
  duration = 1,
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

/** The middle of several measures of each, taken in turn, so that a busy moment of the machine touches all alike. */
export async function inTurn(
  rounds: number,
  measures: readonly (() => Promise<number>)[],
): Promise<number[]> {
  const taken = measures.map((): number[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [at, measure] of measures.entries()) taken[at]?.push(await measure());
  return taken.map((values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN);
}
