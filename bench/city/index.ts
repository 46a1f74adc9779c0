/**
 * What a city's admin sees first: how 1,092 units under 14 banners stand, and the tree of them. Needs a build. Prints one JSON line
 * and a table. Options: `--units=1092`, `--people=33000`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { testSecret } from "../../apps/server/test/server.ts";
import { post, started } from "../lib/serve.ts";
import { quantile } from "../load/work.ts";
import { prepareCity } from "./prepare.ts";

const { values: options } = parseArgs({
  options: {
    units: { type: "string", default: "1092" },
    people: { type: "string", default: "33000" },
  },
});
const units = Number(options.units);
const people = Number(options.people);
const root = join(import.meta.dirname, "../..");

const dataDir = mkdtempSync(join(tmpdir(), "duheng-city-"));
try {
  const cookie = await prepareCity(dataDir, { banners: 14, units, people });
  const server = await started([join(root, "apps/server/dist/main.js")], {
    DATA_DIR: dataDir,
    SECRET: testSecret,
    LOG_LEVEL: "silent",
  });
  const asked: [string, string, unknown][] = [
    ["readiness", "organisation.readiness", {}],
    ["readiness of a banner", "organisation.readiness", { under: "banner-3" }],
    ["progress", "organisation.progress", {}],
    ["progress of a banner", "organisation.progress", { under: "banner-3" }],
    ["tree", "organisation.tree", undefined],
  ];
  const measured: Record<string, string> = {};
  for (const [name, path, input] of asked) {
    const times: number[] = [];
    let size = 0;
    for (let each = 0; each < 8; each += 1) {
      const begun = performance.now();
      const { status, body } = await post(`${server.url}/api/trpc/${path}`, input, cookie);
      times.push(performance.now() - begun);
      size = JSON.stringify(body).length;
      if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body).slice(0, 300)}`);
    }
    const [first = 0, ...warm] = times;
    measured[`${name}, ms (first), kB`] =
      `${Math.round(quantile(warm, 0.5))} (${Math.round(first)}), ${Math.round(size / 1000)}`;
  }
  await server.stop();
  const result = {
    bench: "city",
    date: new Date().toISOString().slice(0, 10),
    cpus: cpus().length,
    load: loadavg()[0],
    node: process.version,
    units,
    people,
    ...measured,
  };
  console.log(JSON.stringify(result));
  console.table(result);
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
