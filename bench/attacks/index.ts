/**
 * Repeats attacks that once stopped the server for everybody, or told somebody what is not his, against the built
 * server of a checkout: what the attacker gets, and how long another user's ordinary call waits meanwhile. Prints one
 * JSON line and a table; ends with 1 where something fails. Needs a build. Options: `--against=<folder>` (this checkout), `--limit=5` seconds (more where the
 * attack needs it) before its server is killed, `--only=<part of a name>`.
 */
import { execFileSync } from "node:child_process";
import { cpus, loadavg } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { connections } from "./attacks/connections.ts";
import { database } from "./attacks/database.ts";
import { forms } from "./attacks/forms.ts";
import { sideways } from "./attacks/sideways.ts";
import { sizes } from "./attacks/sizes.ts";
import { startPinger } from "./measure/pinger.ts";
import { type Outcome, patience, repeat, usualWaits } from "./measure/repeat.ts";
import { openTheatre } from "./measure/theatre.ts";

const { values: options } = parseArgs({
  options: {
    against: { type: "string", default: join(import.meta.dirname, "../..") },
    limit: { type: "string", default: "5" },
    only: { type: "string", default: "" },
  },
});
/** No attack begins later than this after the start, in ms: a run ends within three minutes, whatever becomes of it. */
const runLimit = Number(options.limit) > 5 ? Number.POSITIVE_INFINITY : 165_000;
const checkout = resolve(options.against);
const attacks = [...sideways, ...sizes, ...database, ...connections, ...forms].filter(({ name }) =>
  name.includes(options.only),
);

const outcomes: Outcome[] = [];
const untried: string[] = [];
using pinger = startPinger();
await using theatre = await openTheatre(checkout);
const usual = await usualWaits({ theatre, pinger });
console.error(`without an attack: ${usual.median.toFixed(1)} ms, at most ${usual.longest.toFixed(1)} ms`);
for (const attack of attacks) {
  if (performance.now() > runLimit) {
    console.error(`✗ ${attack.name}: not tried, the run has lasted ${runLimit / 1000} s`);
    untried.push(attack.name);
    continue;
  }
  const outcome = await repeat(attack, {
    theatre,
    pinger,
    usual: usual.median,
    limit: Number(options.limit),
  });
  outcomes.push(outcome);
  console.error(
    `${outcome.faults.length === 0 ? "  " : "✗ "}${attack.name}: ${outcome.got}, ${outcome.took} ms`,
  );
}
const failed = outcomes.filter(({ faults }) => faults.length > 0);
console.log(
  JSON.stringify({
    bench: "attacks",
    commit: execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: checkout, encoding: "utf8" }).trim(),
    date: new Date().toISOString().slice(0, 10),
    cpus: cpus().length,
    load: loadavg()[0],
    node: process.version,
    patience,
    usual,
    failed: failed.length,
    untried,
    outcomes,
  }),
);
console.table(
  outcomes.map(({ faults, othersCalls: _, bytes = "", ...outcome }) => ({
    ...outcome,
    bytes,
    failed: faults.join("; "),
  })),
);
process.exitCode = failed.length + untried.length > 0 ? 1 : 0;
