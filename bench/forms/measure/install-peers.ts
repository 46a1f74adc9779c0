import { join } from "node:path";
import { installPeers as installFolder } from "../../lib/install-peers.ts";
import type { Library } from "../libraries.ts";

/** Installs the peers from their lock files where they are not yet. */
export function installPeers(here: string, libraries: readonly Library[]): void {
  for (const folder of new Set(libraries.map((library) => library.folder))) {
    if (folder !== "duheng") installFolder(join(here, folder));
  }
}
