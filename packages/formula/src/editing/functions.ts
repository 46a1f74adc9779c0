import { signatureOf } from "../functions/row.ts";
import { functionTable } from "../functions/table.ts";

/** One function as an editor shows it. */
export interface FunctionDocs {
  readonly name: string;
  /** `ROUND(x, digits)` */
  readonly signature: string;
  readonly result: string;
  readonly docs: { readonly zh: string; readonly en: string };
  readonly example: { readonly source: string; readonly value: number | string | boolean | null };
}

/** Every function of the language, in the order of the documentation. */
export const functions: readonly FunctionDocs[] = functionTable.map((row) => ({
  name: row.name,
  signature: signatureOf(row),
  result: row.result,
  docs: row.docs,
  example: row.example,
}));
