/**
 * `npm run test:browsers`: the main job, the light filling page and the indicator library in the browsers that are promised beside
 * the current Chromium of `npm test`: Chromium 109 and Firefox ESR. Before a release; no part of `.ci/run`. Arguments go to vitest.
 */
import { ensureBuilt } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { ensurePromisedBrowsers } from "./lib/promised-browsers.mjs";
import { run, tool } from "./lib/run.mjs";

const tests = ["story", "filling", "indicators"];

await ensureInstalled();
const browsers = await ensurePromisedBrowsers();
await ensureBuilt();
const given = process.argv.slice(2);
const files = given.some((each) => !each.startsWith("-"))
  ? []
  : tests.map((name) => `apps/console/test/${name}.browser.test.ts`);
const failed = [];
for (const { name, env } of browsers) {
  console.log(`\n== ${name} ==`);
  if ((await run(tool("vitest"), ["run", "--project", "browser", ...files, ...given], { env })) !== 0)
    failed.push(name);
}
for (const { name } of browsers) console.log(`${failed.includes(name) ? "✗" : "✓"} ${name}`);
process.exit(failed.length === 0 ? 0 : 1);
