import { codesOf, freeName } from "../../operations/ids.ts";
import type { WritableKey } from "../cells/columns.ts";
import { columnOf } from "../cells/columns.ts";
import { cellKey } from "../cells/unread-cells.ts";
import type { CellEdit, Sheet } from "../editing/edit-cells.ts";

/**
 * What filling down writes: the first rows over the further ones, again and again. Codes are used once, so each gets
 * the next free one.
 * @param ids rows from the top; the first `from` of them are copied over the rest
 */
export function planFill(
  { form, unread }: Sheet,
  { ids, from, columns }: { ids: readonly string[]; from: number; columns: readonly WritableKey[] },
  locale: "zh" | "en",
): CellEdit[] {
  const codes = new Set(codesOf(form).indicators);
  const byId = new Map(form.indicators.map((each) => [each.id, each]));
  return ids.slice(from).flatMap((id, index) => {
    const source = byId.get(ids[index % from] ?? "");
    if (source === undefined) return [];
    return columns.flatMap((column): CellEdit[] => {
      if (column === "code") {
        codes.delete(byId.get(id)?.code ?? "");
        const code = freeName(source.code.replace(/\d+$/, ""), codes);
        codes.add(code);
        return [{ id, column, text: code }];
      }
      const shown =
        unread.get(cellKey(source.id, column))?.text ?? columnOf(column)?.show(source, form, locale);
      // An indicator that no formula gives has none to hand on.
      return shown === undefined || (column === "formula" && shown === "")
        ? []
        : [{ id, column, text: shown }];
    });
  });
}
