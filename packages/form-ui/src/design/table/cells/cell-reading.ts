import type { Form, Indicator } from "@duheng/contracts";
import type { CellMessage } from "./cell-message.ts";

/** What a cell's text comes to. */
export type CellReading =
  | { readonly kind: "change"; readonly change: (indicator: Indicator) => Indicator }
  /** A code is changed wherever formulas name it. */
  | { readonly kind: "rename"; readonly code: string }
  /** The text is kept in the cell as typed, beside the document. */
  | { readonly kind: "unread"; readonly message: CellMessage }
  /** The cell stays as it was: it cannot be empty. */
  | { readonly kind: "refused"; readonly message: CellMessage };

export interface CellContext {
  readonly form: Form;
  readonly indicator: Indicator;
}
