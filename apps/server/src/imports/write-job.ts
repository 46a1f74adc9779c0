import { type BilingualText, type Import, type ImportRow, validators } from "@duheng/contracts";
import { comparable, type Reading, readRow } from "@duheng/imports";
import { conflict } from "../database/repository.ts";
import type { ImportKind, RowToWrite } from "../import-kinds/import-kind.ts";
import { registerJobKind, type Step } from "../jobs/job-kind.ts";
import type { Caller } from "../permissions/caller.ts";
import { mostTogether } from "./judge.ts";
import { learnNames, namesOneAnother } from "./learn-names.ts";
import { ImportRowModel, importRows, imports } from "./model.ts";
import { refusedOrDone } from "./one-by-one.ts";
import { fieldsRead, readingOf } from "./reading.ts";
import { cellsOf, openRow } from "./recheck.ts";
import { type RowUpdate, updateRows } from "./update-rows.ts";
import { workOf } from "./work-of.ts";

/** Records that are written by one step. */
const atOnce = 500;

/** Where the writing of an import goes on. */
export interface WriteStage {
  /** The row that was looked at last; those who are gone come first, as row 0. */
  readonly row: number;
  readonly id: string;
  /** Where what is written before any row ended; undefined: it is done, or not begun where no row was looked at. */
  readonly begun?: string;
}

/**
 * Writes an import: first the records that its references need, then its rows, 500 at a time, each part one transaction that marks its
 * rows as well. A row whose record is another than it was shown, or that is refused, is set aside with why, and nothing of it is
 * written. Killed anywhere, it goes on with what is not marked.
 */
export const writeImportJob = registerJobKind<{ importId: string }, WriteStage, Record<string, number>>({
  kind: "imports.write",
  ability: ["update", "imports"],
  input: validators.ImportWork,
  step: ({ input: { importId }, stage, caller }) => writeImportStep(importId, stage, caller),
});

/** A step of the writing, as whoever wants it. Errors: `forbidden` for who may not import the kind. */
export async function writeImportStep(
  importId: string,
  stage: WriteStage | undefined,
  caller: Caller | undefined,
): Promise<Step<WriteStage, Record<string, number>>> {
  const { present, kind, by } = await workOf(importId, caller);
  const { counts } = present;
  const total = counts.new + counts.changed + counts.gone;
  const begun = await written(importId);
  if (stage === undefined || stage.begun !== undefined) {
    const part = await kind.begin?.(present, stage?.begun);
    return {
      write: async () => {
        if (stage === undefined) await makeReferences(present, kind, by);
        await part?.write();
      },
      progress: { done: begun.applied + begun.setAside, total },
      next: { stage: { row: -1, id: "", ...(part === undefined ? {} : { begun: part.after }) } },
    };
  }
  const isTogether = namesOneAnother(kind, present.columns);
  const rows = await nextRows(importId, stage, isTogether ? mostTogether : atOnce);
  if (rows.length === 0) {
    const { isWriting: _over, ...rest } = present;
    return {
      write: async () => {
        await kind.finish?.(present, by);
        await imports.replace({ ...rest, state: "committed", written: { ...rest.written, ...begun } });
      },
      progress: { done: total, total },
      next: { result: { ...begun } },
    };
  }
  await writePart(present, kind, rows, by);
  const now = await written(importId);
  const last = rows.at(-1);
  return {
    write: async () => {
      const fresh = await imports.get(importId);
      await imports.replace({ ...fresh, written: { ...fresh.written, ...now } });
    },
    progress: { done: now.applied + now.setAside, total },
    next: { stage: { row: last?.row ?? 0, id: last?.id ?? "" } },
  };
}

/** How many rows were written, and how many set aside. */
async function written(importId: string): Promise<{ applied: number; setAside: number }> {
  const [setAside, all] = await Promise.all([
    importRows.count({ importId, "applied.state": "setAside" }),
    importRows.count({ importId, "applied.state": { $in: ["applied", "setAside", "undone", "kept"] } }),
  ]);
  return { applied: all - setAside, setAside };
}

/** Records that are not there by now: somebody may have made one of the name by hand. */
async function makeReferences(present: Import, kind: ImportKind, caller: Caller): Promise<void> {
  const made = [...(present.made ?? [])];
  const references = await kind.references(fieldsRead(present));
  for (const { field, text, meant } of present.unknown) {
    const maker = kind.make?.[field];
    const isThere = references[field]?.some(({ name }) => comparable(name) === comparable(text)) === true;
    if (meant?.isMade !== true || maker === undefined || isThere) continue;
    made.push({ field, name: text, id: await maker.make(text, caller) });
  }
  if (made.length > (present.made ?? []).length) await imports.replace({ ...present, made });
}

/** Those to be written behind the one that was looked at last. */
function nextRows(importId: string, { row, id }: WriteStage, limit: number): Promise<ImportRow[]> {
  return importRows.find(
    {
      importId,
      verdict: { $in: ["new", "changed", "gone"] },
      $or: [{ row: { $gt: row } }, { row, _id: { $gt: id } }],
      applied: { $exists: false },
    },
    { sort: { row: 1, _id: 1 }, limit },
  );
}

/** All of them as one; where that is refused, each by itself. */
async function writePart(
  present: Import,
  kind: ImportKind,
  rows: readonly ImportRow[],
  caller: Caller,
): Promise<void> {
  const readAnew = async () => {
    const reading = readingOf(present, await kind.references(fieldsRead(present)));
    learnNames(kind, reading, rows.map(openRow));
    return reading;
  };
  let reading = await readAnew();
  const refused = await writeAsOne(present, { kind, reading }, rows, caller);
  if (refused === undefined) return;
  const isTogether = namesOneAnother(kind, present.columns);
  for (const row of rows) {
    // Whom a row names may have been made by the one before.
    if (isTogether) reading = await readAnew();
    const why = await writeAsOne(present, { kind, reading }, [row], caller);
    if (why !== undefined)
      await updateRows([{ id: row.id, update: { $set: { applied: { state: "setAside", why } } } }]);
  }
}

async function writeAsOne(
  present: Import,
  { kind, reading }: { readonly kind: ImportKind; readonly reading: Reading },
  rows: readonly ImportRow[],
  caller: Caller,
): Promise<BilingualText | undefined> {
  const { toWrite, refused } = read(present, { kind, reading }, rows);
  const prepared = await kind.prepare(toWrite, caller);
  const setAside = new Map([...refused, ...prepared.refused]);
  return refusedOrDone(async () => {
    const ids = rows.map(({ id }) => id);
    // Another worker may have taken them meanwhile.
    if ((await ImportRowModel.countDocuments({ _id: { $in: ids }, applied: { $exists: true } })) > 0)
      throw conflict(undefined);
    const records = await prepared.write(caller);
    await updateRows(
      rows.flatMap(({ id }): RowUpdate[] => {
        const why = setAside.get(id);
        if (why !== undefined) return [{ id, update: { $set: { applied: { state: "setAside", why } } } }];
        const record = records.get(id);
        if (record === undefined) return [];
        const { id: targetId, revision, before } = record;
        const applied = { state: "applied", revision };
        return [{ id, update: { $set: { targetId, applied, ...(before && { before }) } } }];
      }),
    );
  });
}

/** What the rows say, read as they were when they were shown. */
function read(
  present: Import,
  { kind, reading }: { readonly kind: ImportKind; readonly reading: Reading },
  rows: readonly ImportRow[],
): { toWrite: RowToWrite[]; refused: Map<string, BilingualText> } {
  const refused = new Map<string, BilingualText>();
  const toWrite = rows.flatMap((row): RowToWrite[] => {
    const { targetId, targetRevision = 0, verdict } = row;
    const target = targetId === undefined ? {} : { target: { id: targetId, revision: targetRevision } };
    const changes = row.changes.map(({ field }) => field);
    if (verdict === "gone")
      return [{ rowId: row.id, row: 0, ...target, values: kind.gone?.(present.goneOn ?? "") ?? {}, changes }];
    const { values, problems } = readRow(kind.definition, reading, cellsOf(row));
    if (problems.length === 0) return [{ rowId: row.id, row: row.row, ...target, values, changes }];
    refused.set(row.id, otherNow);
    return [];
  });
  return { toWrite, refused };
}

const otherNow: BilingualText = {
  zh: "预览之后有变动，没有写入",
  en: "something is other than it was shown: it was not written",
};
