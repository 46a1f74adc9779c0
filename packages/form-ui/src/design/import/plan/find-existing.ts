import type { Form } from "@duheng/contracts";
import type { ImportRow } from "../sheet/read-rows.ts";

/**
 * The indicators that rows stand for: by code, else by title, of those called alike the one in the row's own group
 * first, and each only once. The same file taken again so meets the same indicators.
 * @returns per line the id of its indicator
 */
export function findExisting(
  form: Form,
  rows: readonly { readonly row: ImportRow; readonly group: string }[],
): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  const used = new Set<string>();
  const take = (line: number, id: string | undefined) => {
    if (id === undefined || used.has(id) || found.has(line)) return;
    used.add(id);
    found.set(line, id);
  };
  const byCode = new Map(form.indicators.map((each) => [each.code, each.id]));
  for (const { row } of rows) if (codeOf(row) !== "") take(row.line, byCode.get(codeOf(row)));
  const unnamed = rows.filter(({ row }) => codeOf(row) === "" && titleOf(row) !== "");
  const free = (title: string, group?: string) =>
    form.indicators.find(
      (each) =>
        plain(each.title) === title && !used.has(each.id) && (group === undefined || each.group === group),
    )?.id;
  for (const { row, group } of unnamed) take(row.line, free(titleOf(row), group));
  for (const { row } of unnamed) if (!found.has(row.line)) take(row.line, free(titleOf(row)));
  return found;
}

function codeOf({ texts }: ImportRow): string {
  return texts.code ?? "";
}

function titleOf({ texts }: ImportRow): string {
  return plain(texts.title ?? "");
}

function plain(title: string): string {
  return title.normalize("NFKC").replaceAll(/\s+/g, "");
}
