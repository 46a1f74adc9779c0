/** One change of what is stored. It may run again after a crash, so it must not mind finding its work half done. */
export interface Migration {
  /** Ordered by name: a number of four digits and what it does. */
  readonly name: string;
  up(): Promise<void>;
}

/** All of them, oldest first. What has been released is never changed or taken away. */
export const migrations: readonly Migration[] = [];
