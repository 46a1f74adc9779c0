import type { Collation, Document } from "../engine/index.ts";
import type { IndexInfo } from "../storage/catalog-types.ts";
import type { KeyRange } from "../storage/view.ts";

/** How candidates for a query are found. The filter is applied to them afterwards in any case. */
export type Plan =
  | { readonly kind: "none" }
  | { readonly kind: "collection"; readonly reverse: boolean; readonly sorted: boolean }
  | {
      /** Several plans, of the branches of an `$or` or of single points of an index; a record that several find comes once. */
      readonly kind: "union";
      readonly plans: readonly Plan[];
      readonly sorted: boolean;
      /** The order that each of the plans gives, by which they are merged. */
      readonly merge?: Document;
    }
  | {
      readonly kind: "index";
      readonly index: IndexInfo;
      /** Disjoint, in the order of the scan. */
      readonly ranges: readonly KeyRange[];
      readonly reverse: boolean;
      /** Whether documents come in the order of the sort asked for. */
      readonly sorted: boolean;
      /** How many fields of the index are bounded, for explain. */
      readonly bounded: number;
    };

/** What is asked of a plan. */
export interface PlanRequest {
  readonly filter: Document;
  readonly sort?: Document | undefined;
  readonly collation?: Collation | undefined;
  /** An index's name or key pattern, or `{ $natural: ±1 }`. */
  readonly hint?: unknown;
}

/** A plan, and how much it promises compared with others. */
export interface Scored {
  readonly plan: Plan;
  readonly score: number;
  /** Whether it finds one document at most: no other plan does better. */
  readonly isSingle?: boolean;
}
