import type { Form, Indicator } from "@duheng/contracts";
import { withoutOrdinal } from "../sheet/group-title.ts";
import type { ImportRow } from "../sheet/read-rows.ts";
import { isPassingName } from "./passing-name.ts";

/** Whether a title is the other with a number before it, as `1.任务` is 任务. */
export function isNumbered(title: string, bare: string): boolean {
  return title !== withoutOrdinal(title) && plain(title) === plain(bare);
}

/**
 * The indicators that rows stand for: by code, else by title, of those called alike the one in the row's own group
 * first, and each only once. The same file taken again so meets the same indicators.
 * @returns by the rows' keys the id of its indicator
 */
export function findExisting(
  form: Form,
  rows: readonly { readonly row: ImportRow; readonly group: string }[],
): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  const used = new Set<string>();
  const take = (key: number, id: string | undefined) => {
    if (id === undefined || used.has(id) || found.has(key)) return;
    used.add(id);
    found.set(key, id);
  };
  const byCode = new Map(form.indicators.map((each) => [each.code, each.id]));
  for (const { row } of rows) if (codeOf(row) !== "") take(row.key, byCode.get(codeOf(row)));
  const unnamed = rows.filter(({ row }) => codeOf(row) === "" && titleOf(row) !== "");
  const byTitle = new Map<string, Indicator[]>();
  for (const each of form.indicators)
    byTitle.set(plain(each.title), [...(byTitle.get(plain(each.title)) ?? []), each]);
  const free = (title: string, group?: string) =>
    byTitle.get(title)?.find((each) => !used.has(each.id) && (group === undefined || each.group === group))
      ?.id;
  for (const { row, group } of unnamed) take(row.key, free(titleOf(row), group));
  for (const { row } of unnamed) if (!found.has(row.key)) take(row.key, free(titleOf(row)));
  // Rows without any name were given one for now, in their order.
  const passing = form.indicators.filter((each) => isPassingName(each.title));
  for (const { row, group } of rows)
    if (codeOf(row) === "" && titleOf(row) === "")
      take(row.key, passing.find((each) => each.group === group && !used.has(each.id))?.id);
  return found;
}

function codeOf({ texts }: ImportRow): string {
  return texts.code ?? "";
}

function titleOf({ texts }: ImportRow): string {
  return plain(texts.title ?? "");
}

function plain(title: string): string {
  return withoutOrdinal(title.normalize("NFKC")).replaceAll(/\s+/g, "");
}
