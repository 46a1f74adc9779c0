import { isDeepStrictEqual } from "node:util";
import type { Import, ImportRow } from "@duheng/contracts";
import { openValue } from "../database/sealing/sealed-documents.ts";
import { AppError } from "../errors/app-error.ts";
import { importKind } from "../import-kinds/import-kind.ts";
import { type Judging, type OpenRow, startJudging } from "./judge.ts";
import { type Judged, nothing } from "./judged.ts";
import { ImportRowModel, importRows, imports } from "./model.ts";
import { columnsAsking, kindReading } from "./reading.ts";
import { type RowUpdate, updateRows } from "./update-rows.ts";

/** Rows that are read and written at a time. */
const atOnce = 1_000;

/**
 * Says anew what becomes of each row, as the import's settings are now and against what is there now, and keeps what is another
 * than before. The import is `reading` meanwhile: of what is broken off, the next check makes a whole. Out: the import, staged.
 */
export async function recheck(asked: Import, by: Import["by"]): Promise<Import> {
  const begun = await imports.replace({ ...asked, state: "reading" });
  const judging = await gathered(begun, by);
  for await (const rows of inParts(begun.id, judging.rowsAtOnce)) {
    const verdicts = await judging.judge(rows.map(openRow));
    const updates = rows.flatMap((row, at) => {
      const next = verdicts[at] ?? nothing;
      return isDeepStrictEqual(judgedIn(row), next) ? [] : [{ id: row.id, update: updateTo(next) }];
    });
    await updateRows(updates);
  }
  const { gone, counts, unknown, asked: asking } = await judging.conclude();
  await keepGone(begun.id, gone);
  const columns = columnsAsking(begun.columns, asking);
  return imports.replace({ ...begun, state: "staged", columns, counts, unknown });
}

/** Whether an import that was checked would be checked alike now; writes nothing. */
export async function isAsShown(present: Import, by: Import["by"]): Promise<boolean> {
  const judging = await gathered(present, by);
  for await (const rows of inParts(present.id, judging.rowsAtOnce)) {
    const verdicts = await judging.judge(rows.map(openRow));
    if (rows.some((row, at) => !isDeepStrictEqual(judgedIn(row), verdicts[at]))) return false;
  }
  return !(await isOtherGone(present.id, (await judging.conclude()).gone));
}

/** What may be written is asked for whoever acts now: nobody makes himself leave, whoever brought the table. */
async function gathered(present: Import, by: Import["by"]): Promise<Judging> {
  // Killed while it was kept: what is missing must not be taken for gone.
  if ((await importRows.count({ importId: present.id, row: { $gt: 0 } })) < present.source.rows)
    throw halfBrought();
  const kind = kindReading(await importKind(present), present);
  const judging = await startJudging(kind, { ...present, by });
  const staying = await importRows.find({ importId: present.id, row: 0, isLeftOut: true });
  judging.stay(new Set(staying.flatMap(({ targetId }) => targetId ?? [])));
  for await (const rows of inParts(present.id, atOnce)) judging.gather(rows.map(openRow));
  return judging;
}

function halfBrought(): AppError {
  return new AppError("wrong-state", {
    message: {
      zh: "这份表上传时中断，没有收全。请放弃它，重新导入。",
      en: "This table broke off while it was brought. Discard it and import it anew.",
    },
  });
}

/** Keeps who is gone; a row of somebody who stays is never taken away meanwhile, since nothing else knows of it. */
async function keepGone(importId: string, gone: readonly Judged[]): Promise<void> {
  const left = new Map(gone.map((one) => [one.targetId ?? "", one]));
  const over: string[] = [];
  const updates: RowUpdate[] = [];
  for (const row of await importRows.find({ importId, row: 0 })) {
    const next = left.get(row.targetId ?? "");
    if (next === undefined) over.push(row.id);
    else if (!isDeepStrictEqual(judgedIn(row), next)) updates.push({ id: row.id, update: updateTo(next) });
    left.delete(row.targetId ?? "");
  }
  await updateRows(updates);
  const added = [...left.values()];
  for (let start = 0; start < added.length; start += atOnce)
    await importRows.insertMany(
      added.slice(start, start + atOnce).map((one) => ({ importId, row: 0, ...one })),
    );
  if (over.length > 0) await ImportRowModel.deleteMany({ _id: { $in: over } });
}

async function isOtherGone(importId: string, gone: readonly Judged[]): Promise<boolean> {
  const before = await importRows.find({ importId, row: 0 });
  return !isDeepStrictEqual(before.map(judgedIn).sort(byTarget), [...gone].sort(byTarget));
}

/** The rows of the sheet, in their order, some at a time. */
async function* inParts(importId: string, limit: number): AsyncGenerator<ImportRow[]> {
  for (let after = 0; ; ) {
    const rows = await importRows.find(
      { importId, row: { $gt: after } },
      { sort: { row: 1, _id: 1 }, limit },
    );
    if (rows.length > 0) yield rows;
    if (rows.length < limit) return;
    after = rows.at(-1)?.row ?? 0;
  }
}

/** A row with its cells in clear. */
export function openRow(row: ImportRow): OpenRow {
  return { ...row, cells: cellsOf(row) };
}

/** The texts of a row. Errors: `unreadable`. */
export function cellsOf(row: ImportRow): string[] {
  const text = openValue("ImportRow", row, "cells");
  const cells: unknown = text === undefined ? [] : JSON.parse(text);
  return Array.isArray(cells) ? cells.map(String) : [];
}

function judgedIn({
  verdict,
  label,
  targetId,
  targetRevision,
  changes,
  problems,
  candidates,
}: ImportRow): Judged {
  return {
    verdict,
    label,
    ...(targetId === undefined ? {} : { targetId }),
    ...(targetRevision === undefined ? {} : { targetRevision }),
    changes,
    problems,
    candidates,
  };
}

function updateTo(next: Judged): object {
  const { targetId, targetRevision, ...rest } = next;
  const isAbout = targetId !== undefined;
  return isAbout
    ? { $set: { ...rest, targetId, targetRevision } }
    : { $set: rest, $unset: { targetId: "", targetRevision: "" } };
}

function byTarget({ targetId: one = "" }: Judged, { targetId: other = "" }: Judged): number {
  return one < other ? -1 : 1;
}
