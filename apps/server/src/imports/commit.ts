import { type Import, validators } from "@duheng/contracts";
import { conflict } from "../database/repository.ts";
import { AppError } from "../errors/app-error.ts";
import { importKind } from "../import-kinds/import-kind.ts";
import { enqueue } from "../jobs/enqueue.ts";
import { jobIsOver } from "../jobs/find-jobs.ts";
import { useCase } from "../use-cases/use-case.ts";
import { imports } from "./model.ts";
import { byCaller, ownImport } from "./own-import.ts";
import { isAsShown, recheck } from "./recheck.ts";
import { sourceName } from "./stage.ts";
import { writeImportJob } from "./write-job.ts";

/**
 * Has an import written, by a job; one that stopped half-way goes on. It is checked once more before: what a person looked at is what
 * is written. Errors: `wrong-state` while rows are refused or in doubt, while there is nothing to write, while another import of
 * the kind is being written; `conflict` where something is other than it was shown.
 */
export const commitImport = useCase({
  name: "imports.commit",
  ability: ["update", "imports"],
  input: validators.RemoveInput,
  prepare: async ({ input, caller }): Promise<{ present: Import; standing?: string }> => {
    const present = await ownImport(input.id, caller, "update");
    if (present.rowsRemovedAt !== undefined) throw rowsAreRemoved();
    if (present.state === "committing" && (await jobIsOver(present.jobId))) return { present };
    if (present.state !== "staged" && present.state !== "reading") throw writtenAlready();
    if (present.revision !== input.revision) throw conflict(present);
    const by = byCaller(caller);
    const standing = (await (await importKind(present)).standing?.()) ?? "";
    if (present.state === "reading" || !(await isAsShown(present, by)))
      throw otherThanShown(await recheck(present, by));
    refuseUnfinished(present);
    return { present, standing };
  },
  run: async ({ prepared: { present: prepared, standing }, caller }) => {
    const other = await imports.findOne({
      kind: prepared.kind,
      isWriting: true,
      _id: { $ne: prepared.id },
    });
    if (other !== undefined) throw anotherIsWritten(other);
    if (standing !== undefined) await (await importKind(prepared)).take?.(prepared, standing);
    const job = await enqueue(writeImportJob, {
      input: { importId: prepared.id },
      actor: caller.actor,
      key: prepared.id,
      target: { kind: "imports", id: prepared.id, name: sourceName(prepared) },
    });
    return imports.replace({
      ...prepared,
      state: "committing",
      isWriting: true,
      jobId: job.id,
      committedAt: prepared.committedAt ?? new Date().toISOString(),
    });
  },
  audit: {
    target: ({ result }) => ({ kind: "imports", id: result.id, name: sourceName(result) }),
    details: ({ result: { counts } }) => ({
      added: counts.new,
      altered: counts.changed + counts.gone,
    }),
  },
});

function refuseUnfinished({ counts, columns }: Import): void {
  const asking = columns.filter(({ asksFraction }) => asksFraction === true);
  if (asking.length > 0) throw whichPercent(asking.map(({ heading, field = "" }) => heading || field));
  const { refused, doubt } = counts;
  if (refused + doubt > 0)
    throw new AppError("wrong-state", {
      message: {
        zh: `还有 ${refused} 行不能导入、${doubt} 行待确认。请改正、选择，或略过这些行。`,
        en: `${refused} rows are refused and ${doubt} are in doubt: correct them, choose, or leave them out.`,
      },
    });
  if (counts.new + counts.changed + counts.gone === 0)
    throw new AppError("wrong-state", {
      message: {
        zh: "没有需要写入的内容：表中的内容与现有记录一致。",
        en: "There is nothing to write: the table says what is there already.",
      },
    });
}

function whichPercent(headings: readonly string[]): AppError {
  return new AppError("wrong-state", {
    message: {
      zh: `${headings.map((one) => `“${one}”`).join("、")}一列的数都不超过 1：0.975 是 97.5%，还是 0.975%？请先在列的设置中选定。`,
      en: `All numbers of ${headings.map((one) => `“${one}”`).join(", ")} are at most 1: is 0.975 97.5%, or 0.975%? Say so in the settings of the column first.`,
    },
  });
}

function otherThanShown({ counts }: Import): AppError {
  return new AppError("conflict", {
    message: {
      zh: "预览之后，有人改动了相关的人员或科室。已按现在的情况重新核对，请再看一遍后写入。",
      en: "Somebody has changed people or departments since the preview. It has been checked anew: look once more, then write it.",
    },
    data: { counts },
  });
}

function rowsAreRemoved(): AppError {
  return new AppError("wrong-state", {
    message: {
      zh: "这份导入停下已超过半年，表中各行的内容已清除，不能继续。请撤销它，重新导入。",
      en: "This import stopped half a year ago and what stood in its rows has been removed: it cannot go on. Undo it, then import anew.",
    },
  });
}

function writtenAlready(): AppError {
  return new AppError("wrong-state", {
    message: {
      zh: "这份导入正在写入，或已经写入。",
      en: "This import is being written, or has been.",
    },
  });
}

/** Of a kind one at a time, so that each is checked against what the one before left. */
export function anotherIsWritten(other: Import): AppError {
  return new AppError("wrong-state", {
    message: {
      zh: `${other.by.name}的导入“${sourceName(other)}”正在写入或撤销，请等它结束，或在导入记录中继续或撤销它。`,
      en: `The import “${sourceName(other)}” of ${other.by.name} is being written or undone. Wait for its end, or go on with it or undo it in the list of imports.`,
    },
  });
}
