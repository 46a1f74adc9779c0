import { signatureOf } from "../functions/row.ts";
import { functionTable } from "../functions/table.ts";
import { chineseSignature } from "../rendering/signature-words.ts";

/** One function as an editor shows it. */
export interface FunctionDocs {
  readonly name: string;
  /** `ROUND(x, digits)` */
  readonly signature: string;
  /** The same with the parameters in the language of the page: `ROUND(x, 位数)`. */
  readonly signatures: { readonly zh: string; readonly en: string };
  readonly result: string;
  readonly docs: { readonly zh: string; readonly en: string };
  readonly example: { readonly source: string; readonly value: number | string | boolean | null };
}

/** Every function of the language, in the order of the documentation. */
export const functions: readonly FunctionDocs[] = functionTable.map((row) => {
  const signature = signatureOf(row);
  return {
    name: row.name,
    signature,
    signatures: { zh: chineseSignature(signature), en: signature },
    result: row.result,
    docs: row.docs,
    example: row.example,
  };
});
