import { createHash } from "node:crypto";
import { setImmediate as breathe } from "node:timers/promises";
import type {
  Import,
  ImportColumn,
  ImportDataset,
  ImportLostColumn,
  ImportKind as KindName,
} from "@duheng/contracts";
import {
  findHeadings,
  guessColumns,
  type Headings,
  headingsOf,
  type ImportDefinition,
  type TableRow,
  tableColumns,
} from "@duheng/imports";
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
import { asNobodyLooks } from "./nobody-looks.ts";
import { NothingBeside } from "./nothing-beside.ts";
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
  /** Of what another system pushed. */
  readonly push?: Pushed | undefined;
}

/** By what a push is told from others, and how it is read: nothing of it is guessed. */
export interface Pushed {
  readonly as: NonNullable<Import["push"]>;
  /** What its text is said to be; undefined: told by what it looks like. */
  readonly format: "json" | "csv" | undefined;
  readonly isComplete: boolean;
  /** What each column is for. Errors: `unknown-column`. */
  columns(definition: ImportDefinition, headings: readonly string[]): ImportColumn[];
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
  const { push } = brought;
  const table = await inWorkshop("readTable", brought.content, {
    sheet: brought.sheet,
    format: push?.format,
    headings: headingsOfKind(kind),
  });
  if ("refused" in table) throw unreadable(table.refused);
  const { headed, wrong = [] } = table;
  if (push === undefined && wrong.length > 0) throw unreadable("json-values");
  const top = firstRows(table.packed);
  const headings =
    headed !== undefined
      ? { rows: [], texts: headed }
      : push === undefined
        ? findHeadings(kind.definition, top)
        : headingsOf(top.slice(0, 1));
  const key = headingsKey(headings.texts);
  const dataset = brought.dataset && { ...brought.dataset, title: kind.title.zh };
  const columns =
    push === undefined
      ? await columnsOf(kind, { headings, key, rows: top, dataset })
      : push.columns(kind.definition, widened(headings.texts, top));
  const hash = createHash("sha256").update(brought.content).digest("hex");
  const [sameAs, lost] = [await twinOf(name, hash, dataset), await lostColumns(name, columns, dataset)];
  const begun = await imports.insert({
    kind: name,
    ...(dataset && { dataset }),
    ...(push && { push: push.as }),
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
    isComplete: push?.isComplete ?? false,
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
  const strict = new NothingBeside(begun, wrong);
  for (const rows of unpackTable(table.packed, judging.rowsAtOnce)) {
    const verdicts = await judging.judge(rows);
    await importRows.insertMany(
      rows.map(({ row, cells }, at) => {
        const verdict = verdicts[at] ?? nothing;
        return {
          ...{ importId: begun.id, row, cells: JSON.stringify(cells) },
          ...(push === undefined ? verdict : strict.verdictOf(row, verdict)),
        };
      }),
    );
  }
  const judgement = await judging.conclude();
  const { unknown, asked } = judgement;
  const { gone, counts } =
    push === undefined
      ? { gone: judgement.gone, counts: judgement.counts }
      : await asNobodyLooks(kind, begun.id, {
          gone: judgement.gone,
          counts: strict.counts(judgement.counts),
        });
  for (let start = 0; start < gone.length; start += atOnce)
    await importRows.insertMany(
      gone.slice(start, start + atOnce).map((one) => ({ importId: begun.id, row: 0, ...one })),
    );
  return transaction(async () => {
    // A push is told when it is taken.
    if (push !== undefined) return imports.replace({ ...begun, state: "staged", counts, unknown });
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

/** All columns, with those that nothing heads. */
function widened(texts: readonly string[], rows: readonly TableRow[]): string[] {
  const width = Math.max(texts.length, ...rows.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, column) => texts[column] ?? "");
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
