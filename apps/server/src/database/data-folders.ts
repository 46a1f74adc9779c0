import { join } from "node:path";

/** Where the embedded database keeps its data under DATA_DIR. */
export function embeddedFolder(dataDir: string): string {
  return join(dataDir, "database");
}

/** The one file that holds all data of the embedded database, in its folder and in a backup. */
export const dataFile = "data.mdb";
