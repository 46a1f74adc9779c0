import { existsSync } from "node:fs";
import { mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";

/** The folder of this run of tests; undefined where no run keeps one. */
const runFolder = process.env.TEST_RUN_FOLDER;

/**
 * A folder that is made once for all files of tests of a run, which only read it: what whoever comes first has put into it with `make`.
 * Two that come at once both make it, and the first who is done counts. Undefined where no run keeps one: then each makes its own.
 */
export async function madeOnce(
  name: string,
  make: (folder: string) => Promise<unknown>,
): Promise<string | undefined> {
  if (runFolder === undefined) return undefined;
  const made = join(runFolder, name);
  if (existsSync(made)) return made;
  const own = await mkdtemp(join(runFolder, "under-way-"));
  await make(own);
  try {
    await rename(own, made);
  } catch (error) {
    if (!existsSync(made)) throw error;
    await rm(own, { recursive: true, force: true });
  }
  return made;
}
