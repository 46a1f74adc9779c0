import { type Import, type ImportRow, validators } from "@duheng/contracts";
import { AppError } from "../errors/app-error.ts";
import type { ImportKind } from "../import-kinds/import-kind.ts";
import { registerJobKind, type Step } from "../jobs/job-kind.ts";
import type { Caller } from "../permissions/caller.ts";
import { importRows, imports } from "./model.ts";
import { refusedOrDone } from "./one-by-one.ts";
import { updateRows } from "./update-rows.ts";
import { workOf } from "./work-of.ts";

/** Records that are taken back by one step. */
const atOnce = 100;
/** So many are put in their order, where some stand below others. */
const mostTogether = 5_000;

/** Where the taking back of an import goes on. */
export interface UndoStage {
  /** Rows that were looked at. */
  readonly looked: number;
  /** Where the part before ended, of what is taken back as a whole. */
  readonly after?: string;
}

/**
 * Takes back an import, the last row first (of what stands below one another, the lowest): each record as it was where it is still as
 * the import left it, in a transaction of its own that marks the row; what is refused is kept, with why, and nothing of it is
 * written. At last the records that were made for its references, where nobody uses them.
 */
export const undoImportJob = registerJobKind<{ importId: string }, UndoStage, Record<string, number>>({
  kind: "imports.undo",
  ability: ["update", "imports"],
  input: validators.ImportWork,
  step: ({ input: { importId }, stage, caller }) => undoImportStep(importId, stage, caller),
});

/** A step of the taking back, as whoever wants it. Errors: `forbidden` for who may not import the kind. */
export async function undoImportStep(
  importId: string,
  stage: UndoStage | undefined,
  caller: Caller | undefined,
): Promise<Step<UndoStage, Record<string, number>>> {
  const { present, kind, by } = await workOf(importId, caller);
  const total = present.written.applied;
  const { looked, after } = stage ?? { looked: 0 };
  if (kind.undoWhole !== undefined) {
    const part = await kind.undoWhole(present, after, by);
    const counts = { undone: total, kept: 0 };
    return part === undefined
      ? {
          write: () => finish(present, kind, by, counts),
          progress: { done: total, total },
          next: { result: counts },
        }
      : {
          write: () => part.write(),
          progress: { done: 0, total },
          next: { stage: { looked, after: part.after } },
        };
  }
  const rows = await lastRows(importId, kind);
  if (rows.length === 0) {
    const counts = await takenBack(importId);
    return {
      write: () => finish(present, kind, by, counts),
      progress: { done: total, total },
      next: { result: counts },
    };
  }
  for (const row of rows) await takeBack(row, kind, by);
  const counts = await takenBack(importId);
  const done = Math.min(total, looked + rows.length);
  return {
    write: async () => {
      const fresh = await imports.get(importId);
      await imports.replace({ ...fresh, written: { ...fresh.written, ...counts } });
    },
    progress: { done, total },
    next: { stage: { looked: looked + rows.length } },
  };
}

async function lastRows(importId: string, kind: ImportKind): Promise<ImportRow[]> {
  const found = await importRows.find(
    { importId, "applied.state": "applied" },
    { sort: { row: -1, _id: -1 }, limit: kind.depths === undefined ? atOnce : mostTogether },
  );
  const depths = await kind.depths?.(found.flatMap(({ targetId }) => targetId ?? []));
  if (depths === undefined) return found;
  const depthOf = ({ targetId = "" }: ImportRow) => depths.get(targetId) ?? 0;
  return found.sort((one, other) => depthOf(other) - depthOf(one)).slice(0, atOnce);
}

async function takenBack(importId: string): Promise<{ undone: number; kept: number }> {
  const [undone, kept] = await Promise.all([
    importRows.count({ importId, "applied.state": "undone" }),
    importRows.count({ importId, "applied.state": "kept" }),
  ]);
  return { undone, kept };
}

async function takeBack(
  { id: rowId, targetId = "", applied, before }: ImportRow,
  kind: ImportKind,
  caller: Caller,
): Promise<void> {
  const revision = applied?.revision ?? 0;
  const mark = (state: object) => updateRows([{ id: rowId, update: { $set: { applied: state } } }]);
  const why = await refusedOrDone(async () => {
    await kind.undo({ id: targetId, revision, ...(before === undefined ? {} : { before }) }, caller);
    await mark({ state: "undone" });
  });
  if (why !== undefined) await mark({ state: "kept", why });
}

async function finish(
  present: Import,
  kind: ImportKind,
  caller: Caller,
  counts: { undone: number; kept: number },
): Promise<void> {
  const made: NonNullable<Import["made"]> = [];
  for (const one of present.made ?? []) made.push(await unmade(one, kind, caller));
  const { isWriting: _over, ...rest } = present;
  await imports.replace({
    ...rest,
    ...(made.length > 0 ? { made } : {}),
    written: { ...rest.written, ...counts },
    state: "undone",
    undoneAt: new Date().toISOString(),
  });
}

/** Whatever is in use by now stays: it is refused before anything is written. */
async function unmade(
  one: NonNullable<Import["made"]>[number],
  kind: ImportKind,
  caller: Caller,
): Promise<NonNullable<Import["made"]>[number]> {
  if (one.isUndone === true) return one;
  try {
    await kind.make?.[one.field]?.unmake(one.id, caller);
    return { ...one, isUndone: true };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "conflict") throw error;
    return one;
  }
}
