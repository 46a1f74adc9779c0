/** The embedded database that this process started. */
export interface EmbeddedDatabase {
  readonly uri: string;
  stop(): Promise<void>;
}

export async function startEmbedded(_options: { dataDir: string }): Promise<EmbeddedDatabase> {
  throw new Error("not yet");
}
