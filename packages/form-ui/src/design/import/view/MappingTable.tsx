import { useMessages } from "../../../shared/messages.ts";
import { columnLetter, type SheetCells } from "../file/workbook.ts";
import { paneOfBlock } from "../sheet/find-table.ts";
import { type ImportTarget, importTargets } from "../sheet/heading-words.ts";
import { importMessages } from "./import-messages.ts";
import type { MappedTable } from "./use-mapping.ts";

interface MappingTableProps {
  readonly sheet: SheetCells;
  readonly table: MappedTable;
  /** Whether it is one of several in the sheet: its caption then says from which row on. */
  readonly isOneOfSeveral: boolean;
  readonly onChoose: (column: number, target: ImportTarget) => void;
}

/** What the columns of a table of the sheet are used for, each with some of what stands in it. */
export function MappingTable({ sheet, table, isOneOfSeveral, onChoose }: MappingTableProps) {
  const t = useMessages(importMessages);
  const { block, targets } = table;
  const { from } = block.columns;
  const caption = isOneOfSeveral
    ? from === 0
      ? t("mappingFrom", { row: block.header + 1 })
      : t("mappingFromColumn", { place: `${columnLetter(from)}${block.header + 1}` })
    : t("mapping");
  const letter = (column: number) => columnLetter(column + from);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reached by keys
    <section className="dh-table-scroll" tabIndex={0} aria-label={caption}>
      <table className="dh-table dh-import-mapping">
        <caption>{caption}</caption>
        <tbody>
          <tr>
            <th scope="row">{t("column")}</th>
            {block.headings.map((heading, column) => (
              <th key={letter(column)} scope="col">
                {letter(column)} · {heading || "—"}
              </th>
            ))}
          </tr>
          <tr>
            <th scope="row">{t("use")}</th>
            {block.headings.map((heading, column) => (
              <td key={letter(column)}>
                <select
                  className="dh-input dh-select"
                  aria-label={t("useOf", { column: letter(column), heading })}
                  value={targets[column] ?? "ignore"}
                  onChange={(event) =>
                    onChoose(column, importTargets.find((each) => each === event.target.value) ?? "ignore")
                  }
                >
                  {importTargets.map((target) => (
                    <option key={target} value={target}>
                      {t(`use_${target}`)}
                    </option>
                  ))}
                </select>
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t("sample")}</th>
            {block.headings.map((_, column) => (
              <td key={letter(column)} className="dh-quiet">
                {samplesOf(paneOfBlock(sheet, block), table, column)}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function samplesOf(sheet: SheetCells, { block }: MappedTable, column: number): string {
  const texts = sheet.rows.slice(block.header + block.height, block.end).map((row) => row[column] ?? "");
  return [...new Set(texts.filter((text) => text !== ""))]
    .slice(0, 3)
    .map((text) => (text.length > 24 ? `${text.slice(0, 24)}…` : text))
    .join(" / ");
}
