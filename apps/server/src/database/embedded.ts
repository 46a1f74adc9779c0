import { join } from "node:path";

/** The embedded database that this process started. */
export interface EmbeddedDatabase {
  readonly uri: string;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  dataDir: string;
  /** In this very process instead of one of its own: for tests. */
  inProcess?: boolean;
}

export async function startEmbedded({ dataDir }: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { startEmbeddedMongo } = await import("@duheng/embedded-mongo");
  const { uri, close } = await startEmbeddedMongo({ dataDir: join(dataDir, "database"), sync: false });
  return { uri, stop: close };
}
