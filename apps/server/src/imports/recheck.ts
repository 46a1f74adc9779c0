import { isDeepStrictEqual } from "node:util";
import type { Import, ImportRow } from "@duheng/contracts";
import { openValue } from "../database/sealing/sealed-documents.ts";
import { importKind } from "./import-kind.ts";
import { type Judged, judge, type OpenRow } from "./judge.ts";
import { ImportRowModel, importRows, imports } from "./model.ts";
import { updateRows } from "./update-rows.ts";

/** Rows that are written at a time. */
const atOnce = 1_000;

/**
 * Says anew what becomes of each row, as the import's settings are now and against what is there now, and keeps what is another
 * than before. The import is `reading` meanwhile: of what is broken off, the next check makes a whole. Out: the import, staged.
 */
export async function recheck(asked: Import): Promise<Import> {
  const begun = await imports.replace({ ...asked, state: "reading" });
  const { changed, gone, isOtherGone, counts, unknown } = await compare(begun);
  await updateRows(changed.map(({ id, next }) => ({ id, update: updateTo(next) })));
  if (isOtherGone) {
    await ImportRowModel.deleteMany({ importId: begun.id, verdict: "gone" });
    for (let start = 0; start < gone.length; start += atOnce)
      await importRows.insertMany(
        gone.slice(start, start + atOnce).map((one) => ({ importId: begun.id, row: 0, ...one })),
      );
  }
  return imports.replace({ ...begun, state: "staged", counts, unknown });
}

/** Whether an import that was checked would be checked alike now; writes nothing. */
export async function isAsShown(present: Import): Promise<boolean> {
  const { changed, isOtherGone } = await compare(present);
  return changed.length === 0 && !isOtherGone;
}

async function compare(present: Import) {
  const kept = await rowsOf(present.id);
  const rows = kept.filter(({ verdict }) => verdict !== "gone");
  const {
    rows: judged,
    gone,
    counts,
    unknown,
  } = await judge(importKind(present.kind), present, rows.map(openRow));
  const changed = rows.flatMap((row, at) => {
    const next = judged[at];
    return next === undefined || isDeepStrictEqual(judgedIn(row), next) ? [] : [{ id: row.id, next }];
  });
  const goneBefore = kept.filter(({ verdict }) => verdict === "gone").map(judgedIn);
  const isOtherGone = !isDeepStrictEqual(goneBefore.sort(byTarget), [...gone].sort(byTarget));
  return { changed, gone, isOtherGone, counts, unknown };
}

/** All rows of an import, in their order. */
function rowsOf(importId: string): Promise<ImportRow[]> {
  return importRows.find({ importId }, { sort: { row: 1, _id: 1 } });
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
