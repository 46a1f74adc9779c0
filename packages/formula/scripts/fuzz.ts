import { fuzz } from "./fuzz/run.ts";

/** `npm run fuzz -w @duheng/formula -- 10000000 [seed]`: mutated sources against the promises of the language. */
const count = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? 1);
const start = performance.now();
/** Sources a second of the clock, and of this process's own time: other programs may run beside. */
const rate = (done: number) => {
  const { user, system } = process.cpuUsage();
  const wall = Math.round((done / (performance.now() - start)) * 1000);
  return `${wall} a second (${Math.round((done / (user + system)) * 1e6)} a second of processor time)`;
};
const failures = fuzz(count, seed, (done) => {
  process.stdout.write(`${done} sources, ${rate(done)}\n`);
});
for (const { source, why } of failures) process.stdout.write(`${why}\n    ${JSON.stringify(source)}\n`);
process.stdout.write(`${count} sources from seed ${seed}: ${failures.length} failures, ${rate(count)}\n`);
process.exitCode = failures.length > 0 ? 1 : 0;
