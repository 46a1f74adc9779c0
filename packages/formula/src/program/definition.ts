import type { FormulaType } from "../types/formula-type.ts";
import type { Constants, TypeName } from "../types/scope.ts";

/** One formula of a program. */
export interface Definition {
  /** A dotted path such as `indicators.A1` or `score.raw`; the first dot parts namespace and key. */
  readonly name: string;
  readonly source: string;
  /** The type that the result must have, or `points`. */
  readonly expected?: TypeName | FormulaType;
  /** The indicator whose ratings the name `ratings` means in this definition: `input.ratings[ratingsOf]`. */
  readonly ratingsOf?: string;
  /** Words for numbers in this definition, beside those of the scope. */
  readonly constants?: Constants;
  /** What people call it; explanations show it. */
  readonly title?: string;
}
