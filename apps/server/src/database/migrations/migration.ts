/**
 * One change of what is stored, forward only. It may be killed at any place and begins again, so it finds by itself what
 * is still to be changed and does not mind finding its work half done. It reads and writes documents as they were
 * when it was written: nothing of it may change with the code around it, so it imports nothing of the domains.
 */
export interface Migration {
  /** Ordered by name: a number of four digits and what it does. */
  readonly name: string;
  up(options?: { readonly batchSize?: number }): Promise<void>;
}
