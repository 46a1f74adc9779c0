import type { Document } from "../engine/index.ts";
import type { CollationClasses } from "./collation-classes.ts";

/** An index of a collection. */
export interface IndexInfo {
  readonly name: string;
  /** Paths to 1 or -1. */
  readonly key: Document;
  /** Number of the table with its entries. */
  readonly table: number;
  readonly unique: boolean;
  readonly sparse: boolean;
  readonly hidden: boolean;
  /** As it was given, which `listIndexes` tells; indexes are always built while others have their turn. */
  readonly background?: boolean | undefined;
  readonly partialFilterExpression: Document | undefined;
  /** How texts compare in it; `undefined` for comparison by bytes. It gives no order of texts, only equality. */
  readonly classes: CollationClasses | undefined;
  /** Seconds after the indexed date at which the sweeper deletes the document. */
  readonly expireAfterSeconds: number | undefined;
  /** Whether an array ever fanned out, or a key was too long to be kept whole. */
  readonly multikey: boolean;
  /** Of a multikey index: the paths through arrays, where they are all that made it so; it gives no order by them. */
  readonly arrays?: readonly string[] | undefined;
  /** Whether it is being filled: writes keep it, and nobody else knows of it. */
  readonly building: boolean;
}

/** A collection. */
export interface CollectionInfo {
  readonly db: string;
  readonly name: string;
  /** 16 bytes, as in `listCollections`. */
  readonly uuid: Buffer;
  /** Number of the table with its records. */
  readonly table: number;
  /** The first is that of `_id`. */
  readonly indexes: readonly IndexInfo[];
  readonly validator: Document | undefined;
  readonly validationLevel: "off" | "strict" | "moderate";
  readonly validationAction: "error" | "warn";
}

/** All collections at one time. */
export interface Catalog {
  readonly collection: (db: string, name: string) => CollectionInfo | undefined;
  readonly collections: (db: string) => readonly CollectionInfo[];
  readonly databases: () => readonly string[];
}
