import { type EditImportRowInput, type Import, type ImportRow, validators } from "@duheng/contracts";
import { AppError, problem } from "../errors/app-error.ts";
import { useCase } from "../use-cases/use-case.ts";
import { importRows, imports } from "./model.ts";
import { byCaller, ownRow, refuseWritten } from "./own-import.ts";
import { cellsOf, recheck } from "./recheck.ts";
import { sourceName } from "./stage.ts";

/**
 * Corrects a row in the preview: what stands in its cells, whom it is about, whether it is left out; then all rows are checked anew,
 * since others may have been in doubt because of it. Errors: `wrong-state` once it is written, `conflict`, `invalid-input`.
 */
export const editImportRow = useCase({
  name: "imports.editRow",
  ability: ["update", "imports"],
  input: validators.EditImportRowInput,
  transactions: "own",
  before: ({ input, caller }) => ownRow(input.id, caller),
  run: async ({ input, before: { row, of }, caller }) => {
    refuseWritten(of);
    // First of all: of whoever corrects another row, or has it written at this moment, the later is told so.
    const begun = await imports.replace(of);
    await importRows.replace(corrected(row, of, input));
    return recheck(begun, byCaller(caller));
  },
  audit: {
    target: ({ result }) => ({ kind: "imports", id: result.id, name: sourceName(result) }),
    grouped: true,
  },
});

function corrected(row: ImportRow, { columns }: Import, input: EditImportRowInput): ImportRow {
  const { revision, cells = [], choice, isLeftOut } = input;
  const next: ImportRow = { ...row, revision };
  if (cells.length > 0) {
    const texts = cellsOf(row);
    for (const { field, text } of cells) {
      const at = columns.findIndex((column) => column.field === field);
      if (at < 0) throw notMapped();
      while (texts.length <= at) texts.push("");
      texts[at] = text.trim();
    }
    next.cells = JSON.stringify(texts);
    next.edited = [...new Set([...(row.edited ?? []), ...cells.map(({ field }) => field)])];
  }
  if (choice === null) delete next.choice;
  else if (choice !== undefined) next.choice = choice;
  if (isLeftOut === true) next.isLeftOut = true;
  else if (isLeftOut === false) delete next.isLeftOut;
  return next;
}

function notMapped(): AppError {
  return new AppError("invalid-input", {
    problems: [
      problem(
        "unknown-field",
        "/cells",
        "这一列没有导入，请先选择它的用途",
        "the column is not imported: say what it is for first",
      ),
    ],
  });
}
