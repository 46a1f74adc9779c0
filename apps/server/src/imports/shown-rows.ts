import type { ImportHead, ImportRow, ImportRowsInput } from "@duheng/contracts";
import { columnOf, normalText } from "@duheng/imports";
import type { Listed } from "../database/list-input.ts";
import { importKind } from "../import-kinds/import-kind.ts";
import type { Caller } from "../permissions/caller.ts";
import { maskText } from "./mask-text.ts";
import { importRows } from "./model.ts";
import { ownImport } from "./own-import.ts";
import { cellsOf } from "./recheck.ts";

/**
 * A page of the rows of one import, with what stands in the cells that are read; sealed ones as masks. Errors: those of
 * `ownImport`.
 */
export async function shownRows(
  { id: importId, verdict, page: { page, perPage } = { page: 1, perPage: 25 } }: ImportRowsInput,
  caller: Caller,
): Promise<Listed<Omit<ImportRow, "cells" | "before">>> {
  const of = await ownImport(importId, caller, "read");
  const kind = await importKind(of);
  const filter = { importId, ...(verdict === undefined ? {} : { verdict }) };
  const [data, total] = await Promise.all([
    importRows.find(filter, { sort: { row: 1, _id: 1 }, skip: (page - 1) * perPage, limit: perPage }),
    importRows.count(filter),
  ]);
  const shown = data.map(({ cells: _sealed, before: _stored, ...row }, at) => {
    const whole = data[at];
    const texts = whole === undefined ? [] : cellsOf(whole);
    return {
      ...row,
      shown: of.columns.flatMap(({ field }, column) => {
        if (field === undefined) return [];
        const text = normalText(texts[column] ?? "");
        const isSealed = columnOf(kind.definition, field).isSealed === true && !text.includes("****");
        return [{ field, text: text !== "" && isSealed ? kind.mask(field, text) : maskText(kind, text) }];
      }),
    };
  });
  return { data: shown, total };
}

/** So many rows show what a table is like. */
const headRows = 12;

/** The first rows of an import as they stand in the sheet. Errors: those of `ownImport`. */
export async function headOf(id: string, caller: Caller): Promise<ImportHead> {
  const of = await ownImport(id, caller, "read");
  const kind = await importKind(of);
  const found = await importRows.find(
    { importId: id, row: { $gt: 0 } },
    { sort: { row: 1, _id: 1 }, limit: headRows },
  );
  return {
    rows: found.map((row) => ({
      row: row.row,
      cells: cellsOf(row).map((cell) => maskText(kind, cell.slice(0, 200))),
    })),
  };
}
