import { useMemo, useState } from "react";
import { useDesignedForm, useFindings } from "../../design-context.ts";
import { nothingHeld } from "../../table/editing/held-cells.ts";
import { useSheet } from "../../table/editing/use-sheet.ts";
import type { SheetCells, Workbook } from "../file/workbook.ts";
import { type OnExisting, planImport } from "../plan/apply-import.ts";
import type { OnShared } from "../plan/settle-points.ts";
import { type Block, findBlocks, findTable, headingHeight, numberOfBlock } from "../sheet/find-table.ts";
import { guessColumns } from "../sheet/guess-columns.ts";
import type { ImportTarget } from "../sheet/heading-words.ts";
import { readRows, targetsOf } from "../sheet/read-rows.ts";
import { rememberedTargets } from "./mapping-memory.ts";

/** Tables of the sheet that have the same headings and so the same uses of their columns. */
export interface MappedTable {
  readonly block: Block;
  readonly targets: readonly ImportTarget[];
}

/** What is chosen on the way from a workbook to indicators, and what becomes of it by that. */
export function useMapping(workbook: Workbook) {
  const { form } = useDesignedForm();
  const { lockedIds, held = nothingHeld } = useFindings();
  const { sheet: current, commit } = useSheet();
  const [sheetIndex, setSheetIndex] = useState(() => likeliest(workbook));
  const sheet = workbook.sheets[sheetIndex] ?? empty;
  const [headerRow, setHeaderRow] = useState<number | null>(null);
  const [chosen, setChosen] = useState<ReadonlyMap<string, ReadonlyMap<number, ImportTarget>>>(new Map());
  const [unticked, setUnticked] = useState<ReadonlySet<number>>(new Set());
  const [onExisting, setOnExisting] = useState<OnExisting>("update");
  const [onShared, setOnShared] = useState<ReadonlyMap<string, OnShared>>(new Map());

  const place = useMemo(
    () =>
      headerRow === null ? findTable(sheet) : { header: headerRow, height: headingHeight(sheet, headerRow) },
    [sheet, headerRow],
  );
  const blocks = useMemo(() => findBlocks(sheet, place), [sheet, place]);
  const tables = useMemo(() => {
    const found = new Map<string, MappedTable>();
    for (const block of blocks) {
      const key = keyOf(block);
      if (found.has(key)) continue;
      const guessed = rememberedTargets(block.headings) ?? targetsOf(sheet, block);
      found.set(key, {
        block,
        targets: guessed.map((guess, column) => chosen.get(key)?.get(column) ?? guess),
      });
    }
    return found;
  }, [sheet, blocks, chosen]);
  const rows = useMemo(() => {
    const [first = [], ...rest] = blocks.map((block) => tables.get(keyOf(block))?.targets ?? []);
    const later = new Map(
      blocks.slice(1).map((block, index) => [numberOfBlock(block), rest[index] ?? []] as const),
    );
    return readRows(sheet, place, first, later);
  }, [sheet, place, blocks, tables]);
  const plan = useMemo(
    () =>
      planImport(current, rows, {
        onExisting,
        unticked,
        lockedIds,
        held,
        onShared,
        fallbackGroup: form.score.groups[0]?.code ?? "",
      }),
    [current, rows, onExisting, unticked, lockedIds, held, onShared, form.score.groups],
  );
  const restart = () => {
    setChosen(new Map());
    setUnticked(new Set());
    setOnShared(new Map());
  };
  return {
    sheet,
    sheetIndex,
    place,
    tables: [...tables.values()],
    plan,
    unticked,
    setUnticked,
    onExisting,
    setOnExisting,
    onShared,
    /** `title`: the form's name from now on. */
    commit: (title = plan.form.title) =>
      commit(title === plan.form.title ? plan : { ...plan, form: { ...plan.form, title } }),
    share: (at: string, how: OnShared) => setOnShared(new Map([...onShared, [at, how]])),
    chooseSheet(index: number) {
      setSheetIndex(index);
      setHeaderRow(null);
      restart();
    },
    chooseHeader(row: number) {
      setHeaderRow(row);
      restart();
    },
    chooseTarget(block: Block, column: number, target: ImportTarget) {
      const key = keyOf(block);
      setChosen(new Map([...chosen, [key, new Map([...(chosen.get(key) ?? []), [column, target]])]]));
    },
  };
}

const empty: SheetCells = { name: "", rows: [], merges: [], uncomputed: [] };

function keyOf({ headings }: Block): string {
  return headings.join("\t");
}

/** The sheet with the heading that says most. */
function likeliest({ sheets }: Workbook): number {
  const scores = sheets.map((sheet) => {
    const known = guessColumns(
      (findBlocks(sheet, findTable(sheet))[0]?.headings ?? []).map((heading) => ({ heading, cells: [] })),
    ).filter((each) => each !== "append" && each !== "ignore");
    return known.length * 1_000 + Math.min(sheet.rows.length, 999);
  });
  return Math.max(0, scores.indexOf(Math.max(...scores)));
}
