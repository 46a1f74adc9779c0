/**
 * `npm run test:foreign`: the story, isolation and tenancy tests on a MongoDB that is not ours, SecantusDB, which is
 * installed into `.cache` the first time. Before a release; no part of `.ci/run`. Arguments go to vitest.
 */
import { ensureInstalled } from "./lib/install.mjs";
import { root, run, tool } from "./lib/run.mjs";
import { ensureSecantus, startSecantus } from "./lib/secantus.mjs";

const tests = ["story", "other-tenant", "grant-isolation", "tenancy"];

await ensureInstalled();
await ensureSecantus();
const { uri, log, stop } = await startSecantus();
for (const signal of ["SIGINT", "SIGTERM"])
  process.once(signal, () => void stop().then(() => process.exit(1)));
const given = process.argv.slice(2);
const files = given.some((each) => !each.startsWith("-"))
  ? []
  : tests.map((name) => `apps/server/test/${name}.test.ts`);
// It is slower than ours, and every file has it to itself.
const patience = ["--no-file-parallelism", "--testTimeout=240000", "--hookTimeout=240000"];
const code = await run(tool("vitest"), ["run", "--project", "server", ...patience, ...files, ...given], {
  env: { TEST_MONGODB_URI: uri },
}).finally(stop);
if (code !== 0) console.error(`数据库的日志 The database's log: ${log.replace(`${root}/`, "")}`);
process.exit(code);
