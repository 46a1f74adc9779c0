import { MongoError } from "../engine/index.ts";

/** Who may hold keys: an open transaction. */
export interface Claimant {
  /** The last group of writes its snapshot is known to contain. */
  readonly snapshotGroup: number;
  /** Resolves when it has committed or aborted. */
  readonly ended: Promise<void>;
}

/**
 * Finds write conflicts between transactions: the first to write a key holds it until its end, and a key written by
 * anyone since a transaction's snapshot can no longer be written by it (snapshot isolation, first writer wins).
 */
export class Conflicts {
  readonly #claims = new Map<string, Claimant>();
  readonly #claimsOf = new Map<Claimant, string[]>();
  readonly #lastGroup = new Map<string, number>();
  readonly #groups: { readonly group: number; readonly keys: string[] }[] = [];
  #visibleGroup = 0;

  /** The last group of writes that every new snapshot contains. */
  get visibleGroup(): number {
    return this.#visibleGroup;
  }

  /** A transaction begins. */
  open(claimant: Claimant): void {
    this.#claimsOf.set(claimant, []);
  }

  /**
   * A transaction wants to write a key.
   * @throws MongoError WriteConflict (112)
   */
  claim(claimant: Claimant, key: string): void {
    const holder = this.#claims.get(key);
    if (holder === claimant) return;
    if (holder !== undefined || (this.#lastGroup.get(key) ?? 0) > claimant.snapshotGroup) {
      throw new MongoError(
        "WriteConflict",
        "Caused by :: Write conflict during plan execution and yielding is disabled. :: Please retry your operation or multi-document transaction.",
      );
    }
    this.#claims.set(key, claimant);
    this.#claimsOf.get(claimant)?.push(key);
  }

  /** The transaction that a write outside of transactions has to wait for, if any. */
  blocker(keys: Iterable<string>): Claimant | undefined {
    if (this.#claims.size === 0) return undefined;
    for (const key of keys) {
      const holder = this.#claims.get(key);
      if (holder !== undefined) return holder;
    }
    return undefined;
  }

  /** A transaction has ended; its keys are free. */
  close(claimant: Claimant): void {
    for (const key of this.#claimsOf.get(claimant) ?? []) this.#claims.delete(key);
    this.#claimsOf.delete(claimant);
    this.#prune();
  }

  /** Keys were written by a group that snapshots may not contain yet. */
  wrote(group: number, keys: Iterable<string>): void {
    let last = this.#groups.at(-1);
    if (last === undefined || last.group !== group) {
      last = { group, keys: [] };
      this.#groups.push(last);
    }
    for (const key of keys) {
      this.#lastGroup.set(key, group);
      last.keys.push(key);
    }
  }

  /** All groups up to this one are committed, or have failed. */
  visible(group: number): void {
    this.#visibleGroup = Math.max(this.#visibleGroup, group);
    this.#prune();
  }

  #prune(): void {
    let oldest = this.#visibleGroup;
    for (const { snapshotGroup } of this.#claimsOf.keys()) oldest = Math.min(oldest, snapshotGroup);
    let first = this.#groups[0];
    while (first !== undefined && first.group <= oldest) {
      for (const key of first.keys) if (this.#lastGroup.get(key) === first.group) this.#lastGroup.delete(key);
      this.#groups.shift();
      first = this.#groups[0];
    }
  }
}
