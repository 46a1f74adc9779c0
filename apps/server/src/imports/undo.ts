import { validators } from "@duheng/contracts";
import { AppError } from "../errors/app-error.ts";
import { importKind } from "../import-kinds/import-kind.ts";
import { enqueue } from "../jobs/enqueue.ts";
import { jobIsOver } from "../jobs/find-jobs.ts";
import { useCase } from "../use-cases/use-case.ts";
import { anotherIsWritten } from "./commit.ts";
import { imports } from "./model.ts";
import { ownImport } from "./own-import.ts";
import { sourceName } from "./stage.ts";
import { undoImportJob } from "./undo-job.ts";

/**
 * Takes back what an import wrote, by a job: each record as it was, where nobody changed it since; the others stay and are named. One
 * that stopped half-way is taken back as far as it came. Errors: `wrong-state`.
 */
export const undoImport = useCase({
  name: "imports.undo",
  ability: ["update", "imports"],
  input: validators.RemoveInput,
  before: ({ input, caller }) => ownImport(input.id, caller, "update"),
  run: async ({ input: { revision }, before, caller }) => {
    const { state, jobId, kind, id } = before;
    const isStopped = (state === "committing" || state === "undoing") && (await jobIsOver(jobId));
    if (state !== "committed" && !isStopped) throw notWritten();
    const opened = await importKind(before);
    // What is taken back as a whole needs no rows.
    if (before.rowsRemovedAt !== undefined && opened.undoWhole === undefined) throw rowsRemoved();
    await opened.refuseUndo?.(before);
    const other = await imports.findOne({ kind, isWriting: true, _id: { $ne: id } });
    if (other !== undefined) throw anotherIsWritten(other);
    const job = await enqueue(undoImportJob, {
      input: { importId: id },
      actor: caller.actor,
      key: id,
      target: { kind: "imports", id, name: sourceName(before) },
    });
    return imports.replace({ ...before, revision, state: "undoing", isWriting: true, jobId: job.id });
  },
  audit: { target: ({ result }) => ({ kind: "imports", id: result.id, name: sourceName(result) }) },
});

function notWritten(): AppError {
  return new AppError("wrong-state", {
    message: {
      zh: "这份导入还没有写入、正在写入，或已经撤销。",
      en: "This import has not been written, is being written, or was undone already.",
    },
  });
}

function rowsRemoved(): AppError {
  return new AppError("wrong-state", {
    message: {
      zh: "写入已超过半年，表中各行的内容已清除，不能再撤销。请逐条更改，或重新导入。",
      en: "This was written half a year ago and what stood in its rows has been removed: it cannot be undone any more. Change the records one by one, or import anew.",
    },
  });
}
