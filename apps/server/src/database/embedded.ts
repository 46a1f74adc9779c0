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

export async function startEmbedded(_options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  throw new Error("not yet");
}
