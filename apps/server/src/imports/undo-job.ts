import { type BilingualText, type Import, type ImportRow, validators } from "@duheng/contracts";
import { toAppError } from "../database/to-app-error.ts";
import { AppError } from "../errors/app-error.ts";
import { type ImportKind, importKind } from "../import-kinds/import-kind.ts";
import { registerJobKind } from "../jobs/job-kind.ts";
import type { Caller } from "../permissions/caller.ts";
import { importRows, imports } from "./model.ts";
import { updateRows } from "./update-rows.ts";

/** Records that are taken back by one step. */
const atOnce = 200;

interface Stage {
  /** Rows that were looked at. */
  readonly looked: number;
}

/**
 * Takes back an import, the last row first: each record as it was where it is still as the import left it; what refuses is kept, with
 * why. At last the records that were made for its references, where nobody uses them.
 */
export const undoImportJob = registerJobKind<{ importId: string }, Stage, Record<string, number>>({
  kind: "imports.undo",
  ability: ["update", "imports"],
  input: validators.ImportWork,
  async step({ input: { importId }, stage, caller }) {
    if (caller === undefined) throw new AppError("forbidden");
    const present = await imports.get(importId);
    const kind = importKind(present.kind);
    if (!caller.ability.can(...kind.ability)) throw new AppError("forbidden");
    const { applied: total, undone, kept } = present.written;
    const { looked } = stage ?? { looked: undone + kept };
    const rows = await importRows.find(
      { importId, "applied.state": "applied" },
      { sort: { row: -1, _id: -1 }, limit: atOnce },
    );
    if (rows.length === 0)
      return {
        write: () => finish(present, kind, caller),
        progress: { done: total, total },
        next: { result: { undone, kept } },
      };
    const done = looked + rows.length;
    return {
      write: () => takeBack({ present, rows, kind, caller }),
      progress: { done, total },
      next: { stage: { looked: done } },
    };
  },
});

async function takeBack({
  present,
  rows,
  kind,
  caller,
}: {
  present: Import;
  rows: readonly ImportRow[];
  kind: ImportKind;
  caller: Caller;
}): Promise<void> {
  const updates: { id: string; applied: object }[] = [];
  let kept = 0;
  for (const row of rows) {
    const why = await refusalOf(() => undoRow(row, kind, caller));
    if (why !== undefined) kept += 1;
    updates.push({
      id: row.id,
      applied: why === undefined ? { state: "undone" } : { state: "kept", why },
    });
  }
  await updateRows(updates.map(({ id, applied }) => ({ id, update: { $set: { applied } } })));
  const { written } = present;
  await imports.replace({
    ...present,
    written: { ...written, undone: written.undone + rows.length - kept, kept: written.kept + kept },
  });
}

async function undoRow({ targetId = "", applied, before }: ImportRow, kind: ImportKind, caller: Caller) {
  const revision = applied?.revision ?? 0;
  await kind.undo({ id: targetId, revision, ...(before === undefined ? {} : { before }) }, caller);
}

/** Why it is refused; what the database failed with is tried again with all of the step. */
async function refusalOf(work: () => Promise<void>): Promise<BilingualText | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, text } = toAppError(error);
    if (code === "conflict")
      return { zh: "之后又有人改动，没有撤销", en: "somebody changed it since: it stays" };
    if (code === "not-found") return { zh: "已不存在", en: "is not there any more" };
    return text;
  }
}

async function finish(present: Import, kind: ImportKind, caller: Caller): Promise<void> {
  const made: NonNullable<Import["made"]> = [];
  for (const one of present.made ?? []) {
    const refused =
      one.isUndone === true
        ? undefined
        : await refusalOf(async () => kind.make?.[one.field]?.unmake(one.id, caller));
    made.push(refused === undefined ? { ...one, isUndone: true } : one);
  }
  const { isWriting: _over, ...rest } = present;
  await imports.replace({
    ...rest,
    ...(made.length > 0 ? { made } : {}),
    state: "undone",
    undoneAt: new Date().toISOString(),
  });
}
