import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the files are: found upwards, since a server that was built stands elsewhere than its sources. */
export function dataFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const found = join(folder, "seed/data");
    if (existsSync(found)) return found;
    const above = dirname(folder);
    if (above === folder) throw new Error("seed: the folder seed/data is not there");
    folder = above;
  }
}
