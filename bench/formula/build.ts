import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

/**
 * Bundles the measurements and our packages as the server is bundled: what tsx makes of TypeScript names every function
 * at run time, which costs us and the hand-written peers, and not the libraries. Those stay as they were published.
 */
export async function bundle(here: string, outDir: string): Promise<string> {
  const { devDependencies }: { devDependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(here, "package.json"), "utf8"),
  );
  await build({
    absWorkingDir: here,
    entryPoints: {
      measure: "measure/index.ts",
      runtime: "@duheng/formula/runtime",
      columns: "@duheng/formula/columns",
    },
    outdir: outDir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    external: Object.keys(devDependencies).flatMap((name) => [name, `${name}/*`]),
    logLevel: "warning",
  });
  return join(outDir, "measure.mjs");
}
