import { createHash } from "node:crypto";
import { setImmediate as breathe } from "node:timers/promises";
import type {
  Import,
  ImportColumn,
  ImportDataset,
  ImportLostColumn,
  ImportKind as KindName,
} from "@duheng/contracts";
import { findHeadings, guessColumns, type Headings, type TableRow, tableColumns } from "@duheng/imports";
import { recordAudit } from "../audit/record-audit.ts";
import { transaction } from "../database/transaction.ts";
import { AppError } from "../errors/app-error.ts";
import { type ImportKind, importKind, importKindHead } from "../import-kinds/import-kind.ts";
import type { Caller } from "../permissions/caller.ts";
import { unpackTable } from "../tables/packed-table.ts";
import { unreadable } from "../tables/unreadable-table.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";
import { noRows, startJudging } from "./judge.ts";
import { nothing } from "./judged.ts";
import { importRows, imports } from "./model.ts";
import { byCaller } from "./own-import.ts";
import { columnsAsking } from "./reading.ts";

/** A table that somebody brought. */
export interface Brought {
  readonly kind: KindName;
  /** Of figures: what they are for. */
  readonly dataset?: Pick<ImportDataset, "id" | "period"> | undefined;
  /** Of the file; empty where it was pasted. */
  readonly name: string;
  readonly content: Uint8Array;
  /** Of several sheets, the one that is meant. */
  readonly sheet?: string | undefined;
}

/** Rows that are read and written at a time. */
const atOnce = 1_000;

/** Of so many rows it is told what the table is like. */
const looked = 250;

/**
 * Reads a table, guesses its columns (those that people gave to the same headings before are taken), says what would become of each
 * row, and keeps all that for its page. No record is touched. Errors: `forbidden`; `unsupported-file` with what to do.
 */
export async function stageImport({ kind: name, ...brought }: Brought, caller: Caller): Promise<Import> {
  if (!caller.ability.can(...importKindHead(name).ability)) throw new AppError("forbidden");
  const kind = await importKind({ kind: name, ...(brought.dataset && { dataset: brought.dataset }) });
  const { actor } = caller;
  const table = await inWorkshop("readTable", brought.content, {
    sheet: brought.sheet,
    headings: headingsOfKind(kind),
  });
  if ("refused" in table) throw unreadable(table.refused);
  const top = firstRows(table.packed);
  const headings = findHeadings(kind.definition, top);
  const key = headingsKey(headings.texts);
  const dataset = brought.dataset && { ...brought.dataset, title: kind.title.zh };
  const columns = await columnsOf(kind, { headings, key, rows: top, dataset });
  const hash = createHash("sha256").update(brought.content).digest("hex");
  const [sameAs, lost] = [await twinOf(name, hash, dataset), await lostColumns(name, columns, dataset)];
  const begun = await imports.insert({
    kind: name,
    ...(dataset && { dataset }),
    state: "reading",
    source: {
      name: brought.name.slice(0, 200),
      sheets: [...table.sheets],
      rows: table.rows,
      hash,
      ...(table.computed > 0 ? { computed: table.computed } : {}),
      ...(table.hidden > 0 ? { hidden: table.hidden } : {}),
      ...(table.sheet === "" ? {} : { sheet: table.sheet }),
    },
    headingRows: [...headings.rows],
    columns,
    blanksClear: false,
    isComplete: false,
    unknown: [],
    headingsKey: key,
    ...(sameAs && { sameAs }),
    ...(lost.length > 0 ? { lost } : {}),
    counts: noRows,
    written: { applied: 0, setAside: 0, undone: 0, kept: 0 },
    by: byCaller(caller),
  });
  const judging = await startJudging(kind, begun);
  for (const rows of unpackTable(table.packed, atOnce)) {
    judging.gather(rows);
    await breathe();
  }
  for (const rows of unpackTable(table.packed, judging.rowsAtOnce)) {
    const verdicts = await judging.judge(rows);
    await importRows.insertMany(
      rows.map(({ row, cells }, at) => ({
        importId: begun.id,
        row,
        cells: JSON.stringify(cells),
        ...(verdicts[at] ?? nothing),
      })),
    );
  }
  const { counts, unknown, asked } = await judging.conclude();
  return transaction(async () => {
    await recordAudit({
      action: "imports.stage",
      actor,
      target: { kind: "imports", id: begun.id, name: sourceName(begun) },
      details: {
        list: kind.subject,
        rows: counts.new + counts.changed + counts.unchanged + counts.doubt + counts.refused,
      },
    });
    return imports.replace({
      ...begun,
      state: "staged",
      columns: columnsAsking(begun.columns, asked),
      counts,
      unknown,
    });
  });
}

function firstRows(packed: Uint8Array): TableRow[] {
  for (const rows of unpackTable(packed, looked)) return rows;
  return [];
}

/** What the file is called, or that it was pasted. */
export function sourceName({ source: { name } }: Pick<Import, "source">): string {
  return name === "" ? "粘贴的表格" : name;
}

/** The same for the same headings, whatever spaces and marks are in them. */
export function headingsKey(texts: readonly string[]): string {
  const normal = texts.map((text) => text.normalize("NFKC").replaceAll(/\s/g, ""));
  return createHash("sha256").update(JSON.stringify(normal)).digest("hex");
}

async function columnsOf(
  kind: ImportKind,
  {
    headings,
    key,
    rows,
    dataset,
  }: {
    headings: Headings;
    key: string;
    rows: readonly TableRow[];
    dataset: Import["dataset"] | undefined;
  },
): Promise<ImportColumn[]> {
  const below = rows.filter(({ row }) => row > Math.max(0, ...headings.rows)).map(({ cells }) => cells);
  const width = Math.max(headings.texts.length, ...below.map((cells) => cells.length));
  const texts = Array.from({ length: width }, (_, column) => headings.texts[column] ?? "");
  const [before] =
    headings.rows.length === 0
      ? []
      : await imports.find(
          { kind: kind.kind, headingsKey: key, state: { $ne: "reading" }, ...ofDataset(dataset) },
          { sort: { createdAt: -1 }, limit: 1 },
        );
  const fields = before?.columns.map(({ field }) => field) ?? guessColumns(kind.definition, texts, below);
  return texts.map((heading, at) => {
    const field = fields[at];
    return { heading: heading.slice(0, 200), ...(field === undefined ? {} : { field }) };
  });
}

function ofDataset(dataset: Pick<ImportDataset, "id"> | undefined) {
  return dataset === undefined ? {} : { "dataset.id": dataset.id };
}

/** An import of the very same content, for the same, that was written and not undone. */
async function twinOf(
  kind: KindName,
  hash: string,
  dataset: Import["dataset"] | undefined,
): Promise<Import["sameAs"] | undefined> {
  const found = await imports.findOne(
    {
      ...{ kind, "source.hash": hash, state: "committed" },
      ...(dataset && { "dataset.id": dataset.id, "dataset.period": dataset.period }),
    },
    { sort: { createdAt: -1 } },
  );
  return found && { id: found.id, by: found.by.name, at: found.committedAt ?? found.createdAt };
}

/** What the figures before had and these lack: a heading may be another by now. Of other tables people bring a part as they like. */
async function lostColumns(
  kind: KindName,
  columns: readonly ImportColumn[],
  dataset: Import["dataset"] | undefined,
): Promise<ImportLostColumn[]> {
  if (dataset === undefined) return [];
  const before = await imports.findOne(
    { kind, state: "committed", "dataset.id": dataset.id },
    { sort: { createdAt: -1 } },
  );
  const fields = new Set(columns.flatMap(({ field }) => field ?? []));
  return (before?.columns ?? []).flatMap(({ heading, field }) =>
    field === undefined || fields.has(field) ? [] : [{ heading, field }],
  );
}

function headingsOfKind({ definition }: ImportKind): string[] {
  return tableColumns(definition).flatMap(({ title, aliases }) => [title.zh, title.en, ...aliases]);
}
