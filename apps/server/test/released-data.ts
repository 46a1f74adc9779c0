import { cp, mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";

/**
 * A data directory as a release left it: the demonstration city with a cycle in each of two units, in which there is an
 * assessment in every state that the release knew. Never made anew: what people have is what they have. Out: a copy.
 */
export async function releasedData(release: "0.1.0"): Promise<string> {
  const kept = join(import.meta.dirname, "fixtures", `data-${release}`);
  const dataDir = await mkdtemp(join(tmpdir(), "duheng-released-"));
  await mkdir(join(dataDir, "database"));
  const data = await promisify(gunzip)(await readFile(join(kept, "data.mdb.gz")));
  await writeFile(join(dataDir, "database/data.mdb"), data);
  await cp(join(kept, "data-keys"), join(dataDir, "data-keys"));
  return dataDir;
}
