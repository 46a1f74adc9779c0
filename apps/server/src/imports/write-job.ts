import { type Import, type ImportRow, validators } from "@duheng/contracts";
import { readRow } from "@duheng/imports";
import { AppError } from "../errors/app-error.ts";
import { type ImportKind, importKind, type RowToWrite } from "../import-kinds/import-kind.ts";
import { registerJobKind } from "../jobs/job-kind.ts";
import type { Caller } from "../permissions/caller.ts";
import { learnNames, readingOf } from "./judge.ts";
import { importRows, imports } from "./model.ts";
import { cellsOf, openRow } from "./recheck.ts";
import { type RowUpdate, updateRows } from "./update-rows.ts";

/** Records that are written by one step; those that name one another by a single one. */
const atOnce = 500;
const mostTogether = 5_000;

interface Stage {
  /** The row that was written last; those who are gone come first, as row 0. */
  readonly row: number;
  readonly id: string;
  readonly applied: number;
  readonly setAside: number;
}

interface Outcome {
  readonly applied: number;
  readonly setAside: number;
}

/**
 * Writes an import: first the records that its references need, then its rows, 500 at a time, each step one transaction. A row
 * whose record is another than it was shown is set aside with why, and nothing of it is written. Killed anywhere, it goes on where
 * it was noted last.
 */
export const writeImportJob = registerJobKind<{ importId: string }, Stage, Record<string, number>>({
  kind: "imports.write",
  ability: ["update", "imports"],
  input: validators.ImportWork,
  async step({ input: { importId }, stage, caller }) {
    if (caller === undefined) throw new AppError("forbidden");
    const present = await imports.get(importId);
    const kind = importKind(present.kind);
    if (!caller.ability.can(...kind.ability)) throw new AppError("forbidden");
    const { counts, written } = present;
    const total = counts.new + counts.changed + counts.gone;
    const { applied, setAside } = written;
    if (stage === undefined)
      return {
        write: () => makeReferences(present, kind, caller),
        progress: { done: applied + setAside, total },
        next: { stage: { row: -1, id: "", applied, setAside } },
      };
    const isTogether = (kind.definition.ownReferences ?? []).length > 0;
    const rows = await nextRows(importId, stage, isTogether ? mostTogether : atOnce);
    if (rows.length === 0) {
      const { isWriting: _over, ...rest } = present;
      return {
        write: async () => {
          await imports.replace({ ...rest, state: "committed" });
        },
        progress: { done: total, total },
        next: { result: { applied: stage.applied, setAside: stage.setAside } },
      };
    }
    const { toWrite, refused } = await read(kind, present, rows);
    const prepared = await kind.prepare(toWrite, caller);
    const setAsideNow = new Map([...refused, ...prepared.refused]);
    const done = {
      applied: stage.applied + rows.length - setAsideNow.size,
      setAside: stage.setAside + setAsideNow.size,
    };
    const last = rows.at(-1);
    return {
      write: () => writeRows({ present, rows, caller, done }, { prepared, setAside: setAsideNow }),
      progress: { done: done.applied + done.setAside, total },
      next: { stage: { row: last?.row ?? 0, id: last?.id ?? "", ...done } },
    };
  },
});

async function makeReferences(present: Import, kind: ImportKind, caller: Caller): Promise<void> {
  const made = [...(present.made ?? [])];
  for (const { field, text, meant } of present.unknown) {
    const maker = kind.make?.[field];
    const isThere = made.some((one) => one.field === field && one.name === text);
    if (meant?.isMade !== true || maker === undefined || isThere) continue;
    made.push({ field, name: text, id: await maker.make(text, caller) });
  }
  if (made.length > 0) await imports.replace({ ...present, made });
}

/** Those to be written behind the one that was last. */
function nextRows(
  importId: string,
  { row, id }: Pick<Stage, "row" | "id">,
  limit: number,
): Promise<ImportRow[]> {
  return importRows.find(
    {
      importId,
      verdict: { $in: ["new", "changed", "gone"] },
      $or: [{ row: { $gt: row } }, { row, _id: { $gt: id } }],
    },
    { sort: { row: 1, _id: 1 }, limit },
  );
}

/** What the rows say, read as they were when they were shown. */
async function read(
  kind: ImportKind,
  present: Import,
  rows: readonly ImportRow[],
): Promise<{ toWrite: RowToWrite[]; refused: Map<string, typeof otherNow> }> {
  const reading = readingOf(present, await kind.references());
  learnNames(kind, reading, rows.map(openRow));
  const refused = new Map<string, typeof otherNow>();
  const toWrite = rows.flatMap((row): RowToWrite[] => {
    // What was begun before it was killed, or stopped, and is done.
    if (row.applied !== undefined) return [];
    const { targetId, targetRevision = 0, verdict } = row;
    const target = targetId === undefined ? {} : { target: { id: targetId, revision: targetRevision } };
    if (verdict === "gone")
      return [{ rowId: row.id, ...target, values: kind.gone?.(present.goneOn ?? "") ?? {} }];
    const { values, problems } = readRow(kind.definition, reading, cellsOf(row));
    if (problems.length === 0) return [{ rowId: row.id, ...target, values }];
    refused.set(row.id, otherNow);
    return [];
  });
  return { toWrite, refused };
}

async function writeRows(
  {
    present,
    rows,
    caller,
    done,
  }: { present: Import; rows: readonly ImportRow[]; caller: Caller; done: Outcome },
  {
    prepared,
    setAside,
  }: {
    prepared: Awaited<ReturnType<ImportKind["prepare"]>>;
    setAside: ReadonlyMap<string, typeof otherNow>;
  },
): Promise<void> {
  const written = await prepared.write(caller);
  await updateRows(
    rows.flatMap(({ id }): RowUpdate[] => {
      const why = setAside.get(id);
      if (why !== undefined) return [{ id, update: { $set: { applied: { state: "setAside", why } } } }];
      const record = written.get(id);
      if (record === undefined) return [];
      const { id: targetId, revision, before } = record;
      const applied = { state: "applied", revision };
      return [{ id, update: { $set: { targetId, applied, ...(before && { before }) } } }];
    }),
  );
  await imports.replace({ ...present, written: { ...present.written, ...done } });
}

const otherNow = {
  zh: "预览之后有变动，没有写入",
  en: "something is other than it was shown: it was not written",
};
