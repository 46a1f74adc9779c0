import type { Indicator } from "@duheng/contracts";
import type { PlainRecord } from "../../shared/guards.ts";

/** The indicator library of the unit and of those above it. Rejects with an error whose `message` is for people. */
export interface LibraryPort {
  /** What may be taken: words are looked for in title, code and tags. `total` counts what was left out too. */
  search(words: string): Promise<{ readonly entries: readonly LibraryEntry[]; readonly total: number }>;
  /** Newer versions of what was taken; those that are the newest already are left out. */
  updates(origins: readonly IndicatorOrigin[]): Promise<readonly LibraryUpdate[]>;
}

export type IndicatorOrigin = NonNullable<Indicator["origin"]>;

/** An indicator with the fields that its formulas need. */
export interface LibraryContent {
  readonly indicator: Indicator;
  /** Field schemas by key. */
  readonly fields?: Readonly<Record<string, PlainRecord | undefined>>;
}

export interface LibraryEntry extends LibraryContent {
  readonly tenantId: string;
  /** Whose it is, for people. */
  readonly tenantName: string;
  readonly id: string;
  /** From 1. */
  readonly version: number;
  readonly tags?: readonly string[];
}

export interface LibraryUpdate {
  readonly tenantId: string;
  readonly id: string;
  /** The newest version. */
  readonly version: number;
  /** `retired`: withdrawn, no longer offered. */
  readonly state: "active" | "retired";
  readonly newest: LibraryContent;
  /** As it was in the version that the form has; absent where that is not known. */
  readonly taken?: LibraryContent;
}
