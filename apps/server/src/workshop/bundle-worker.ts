import { randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const outFile = fileURLToPath(
  new URL("../../node_modules/.cache/duheng/workshop-worker.mjs", import.meta.url),
);

/**
 * For development and tests, where the server runs from its sources: the worker as one file, which is made in a
 * fraction of the time that each thread would need to transform the sources one by one. Out: its path.
 */
export async function bundleWorker(): Promise<string> {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("./worker.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20.19",
    // Loaded only where it is asked for.
    external: ["json-schema-to-typescript"],
    sourcemap: "inline",
    logLevel: "warning",
  });
  await mkdir(dirname(outFile), { recursive: true });
  // Several processes may do so at once; each finds a whole file.
  const draft = `${outFile}.${randomUUID()}`;
  await writeFile(draft, outputFiles[0]?.contents ?? "");
  await rename(draft, outFile);
  return outFile;
}
