import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** apps/server, found from the sources as well as from the bundle. */
const serverFolder = findUp(dirname(fileURLToPath(import.meta.url)));

/** The console's built files. */
export const consoleFolder = join(serverFolder, "../console/dist");

function findUp(folder: string): string {
  if (existsSync(join(folder, "build.mjs"))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error("the server's folder was not found");
  return findUp(above);
}
