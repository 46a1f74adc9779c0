import type { BilingualText } from "@duheng/contracts";
import { tableColumns } from "@duheng/imports";
import { type CellValue, type WriteSheet, writeXlsx } from "hucre/xlsx";
import { AppError } from "../errors/app-error.ts";
import type { ImportKind } from "../import-kinds/import-kind.ts";
import type { Caller } from "../permissions/caller.ts";

/** Rows of the template in which names can be chosen. */
const rowsWithLists = 5_000;

/**
 * A workbook to fill in: the columns of a kind, required ones marked, with lists to choose from in the cells of references, choices
 * and of yes or no. The names stand on a sheet of their own that is hidden. Errors: `forbidden`.
 */
export async function importTemplate(
  kind: ImportKind,
  caller: Caller,
  locale: keyof BilingualText,
): Promise<Uint8Array> {
  if (!caller.ability.can(...kind.ability)) throw new AppError("forbidden");
  const references = await kind.references(new Set(kind.definition.columns.map(({ field }) => field)));
  const columns = tableColumns(kind.definition);
  const lists = columns.map(({ field, content }) => {
    if (content.kind === "reference")
      return (references[field] ?? []).flatMap(({ name, isPast }) => (isPast === true ? [] : [name]));
    if (content.kind === "choice") return Object.values(content.words).map((words) => words[locale]);
    return content.kind === "yes-no" ? yesNo[locale] : [];
  });
  const listSheet = locale === "zh" ? "可选内容" : "Choices";
  const sheet: WriteSheet = {
    name: kind.title[locale],
    rows: [columns.map(({ title, isRequired }) => `${isRequired === true ? "*" : ""}${title[locale]}`)],
    columns: columns.map(({ content, isSealed }) => ({
      width: isSealed === true || content.kind === "reference" ? 24 : 14,
      // Text, so that Excel makes no numbers of what only looks like them.
      ...(content.kind === "text" ? { numFmt: "@" } : {}),
      ...(content.kind === "day" ? { numFmt: "yyyy-mm-dd" } : {}),
    })),
    freezePane: { rows: 1 },
    dataValidations: columns.flatMap((_, at) => {
      const names = lists[at] ?? [];
      const letter = letterOf(at);
      return names.length === 0
        ? []
        : [
            {
              type: "list" as const,
              formula1: `'${listSheet}'!$${letter}$1:$${letter}$${names.length}`,
              range: `${letter}2:${letter}${rowsWithLists}`,
              allowBlank: true,
              showErrorMessage: false,
            },
          ];
    }),
  };
  const longest = Math.max(0, ...lists.map((names) => names.length));
  const rows: CellValue[][] = Array.from({ length: longest }, (_, row) =>
    lists.map((names) => names[row] ?? null),
  );
  return writeXlsx({ sheets: [sheet, { name: listSheet, rows, hidden: true }] });
}

const yesNo = { zh: ["是", "否"], en: ["Yes", "No"] } as const;

/** A column's letters: A, B … Z, AA. */
function letterOf(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : `${letterOf(Math.floor(at / 26) - 1)}${last}`;
}
