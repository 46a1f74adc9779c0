import type { Document } from "../document.ts";
import type { FilterOptions } from "../filter/target.ts";

/** What a projection may depend on; `filter` is the query's, needed by the positional `$`. */
export interface ProjectionOptions extends FilterOptions {
  readonly filter?: Document | undefined;
}
