import { createHash } from "node:crypto";
import type { AccessToken, Dataset, Import, PushAnswer } from "@duheng/contracts";
import { nearestNames } from "@duheng/imports";
import { mongo } from "mongoose";
import { callerOfToken } from "../access-tokens/caller-of-token.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { transaction } from "../database/transaction.ts";
import { datasetOfKey, datasetsAmong } from "../datasets/find-datasets.ts";
import { currentVersion } from "../datasets/versions/current-versions.ts";
import { AppError } from "../errors/app-error.ts";
import { importKind } from "../import-kinds/import-kind.ts";
import { figuresAreWritten, forgetPush, keepPush, pushOfKey } from "../imports/pushed.ts";
import { type Pushed, sourceName, stageImport } from "../imports/stage.ts";
import { enqueue } from "../jobs/enqueue.ts";
import { countsOf, pushAnswer } from "./push-answer.ts";
import { columnsOfPush } from "./push-columns.ts";
import { pushJob } from "./push-job.ts";
import { refusedRows } from "./refused-rows.ts";

/** Figures that another system sends. */
export interface Push {
  /** Of the dataset. */
  readonly datasetKey: string;
  readonly period: string;
  /** By which a push that is sent again is known. */
  readonly key: string;
  readonly content: Uint8Array;
  readonly format: Pushed["format"];
  /** Whoever is not in it has figures no more. */
  readonly isComplete: boolean;
  /** Any row that is refused: nothing is written. */
  readonly isStrict: boolean;
  readonly ignoreUnknown: boolean;
}

/** So long a push is being looked at, at most; what is older was broken off. */
const patience = 2 * 60_000;

/**
 * Takes figures as an import that nobody looks at: good rows are written by a job, the others are told. Sent again with its key it is
 * the same push, however far it came. Inside the token's tenant. Errors: `not-found`, `forbidden` (dataset), `unsupported-file`,
 * `unknown-column`, `refused-rows` of a strict one, `key-reused`; `under-way` with `data.retryAfter` while the same, or other
 * figures of the unit, are being written.
 */
export async function pushFigures(push: Push, token: AccessToken): Promise<PushAnswer> {
  const dataset = await datasetOf(push, token);
  const request = requestHash(push, dataset);
  const before = await pushOfKey(token.id, push.key);
  if (before !== undefined) {
    if (before.push?.request !== request) throw new AppError("key-reused");
    if (before.state !== "reading" && before.state !== "staged") return pushAnswer(before);
    const age = Date.now() - Date.parse(before.createdAt);
    if (age < patience) throw underWay(Math.ceil((patience - age) / 1_000));
    await forgetPush(before);
  }
  // Before it is looked at: whatever comes to count meanwhile, it was not held against.
  const standing = (await currentVersion(dataset.id, push.period))?.id ?? "";
  const present = await staged(push, { dataset, request, token });
  return pushAnswer(await take(present, push, { token, standing }));
}

async function datasetOf({ datasetKey }: Push, { datasetIds }: AccessToken): Promise<Dataset> {
  const found = await datasetOfKey(datasetKey);
  if (found === undefined || (datasetIds !== undefined && !datasetIds.includes(found.id))) {
    // What a token may not push to is not told apart from what is not there.
    const open = await datasetsAmong(datasetIds);
    throw noDataset(
      datasetKey,
      nearestNames(
        datasetKey,
        open.map(({ key }) => key),
      )[0],
    );
  }
  if (found.state === "retired") throw retired(found);
  return found;
}

/** The same for the very same request. */
function requestHash(
  { period, content, format, isComplete, isStrict, ignoreUnknown }: Push,
  { id }: Dataset,
): string {
  const asked = JSON.stringify([id, period, format ?? "", isComplete, isStrict, ignoreUnknown]);
  return createHash("sha256").update(asked).update(content).digest("hex");
}

async function staged(
  { content, period, key, format, isComplete, ignoreUnknown }: Push,
  {
    dataset,
    request,
    token,
  }: { readonly dataset: Dataset; readonly request: string; readonly token: AccessToken },
): Promise<Import> {
  try {
    return await stageImport(
      {
        ...{ kind: "datasets", name: `${token.name} ${key}`, content, dataset: { id: dataset.id, period } },
        push: {
          as: { tokenId: token.id, tokenName: token.name, key, request },
          ...{ format, isComplete },
          columns: (definition, headings) => columnsOfPush(definition, headings, { ignoreUnknown }),
        },
      },
      callerOfToken(token),
    );
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === 11000) throw underWay(soon);
    throw error;
  }
}

/** Wants it written; where nothing of it is new it is over at once. */
async function take(
  present: Import,
  { isStrict }: Push,
  { token, standing }: { readonly token: AccessToken; readonly standing: string },
): Promise<Import> {
  const { counts } = present;
  if (isStrict && counts.refused + counts.doubt > 0) {
    const refused = await refusedRows(present);
    await forgetPush(present);
    throw new AppError("refused-rows", {
      data: { counts: countsOf(present), refused, refusedTotal: counts.refused + counts.doubt },
    });
  }
  const isNothing = counts.changed + counts.gone === 0;
  const taking = transaction(async () => {
    const committedAt = new Date().toISOString();
    if (await figuresAreWritten()) return undefined;
    const kind = await importKind(present);
    if (isNothing && (await kind.standing?.()) !== standing) return undefined;
    if (!isNothing) await kind.take?.(present, standing);
    await tell(present, token);
    if (isNothing) return keepPush({ ...present, state: "committed", committedAt });
    const job = await enqueue(pushJob, {
      input: { importId: present.id },
      key: present.id,
      target: { kind: "imports", id: present.id, name: sourceName(present) },
    });
    return keepPush({ ...present, state: "committing", isWriting: true, jobId: job.id, committedAt });
  });
  const taken = await taking.catch((error: unknown) => {
    // Others came to count since it was looked at.
    if (error instanceof AppError && (error.code === "conflict" || error.code === "wrong-state"))
      return undefined;
    throw error;
  });
  if (taken !== undefined) return taken;
  await forgetPush(present);
  throw othersAreWritten();
}

async function tell({ dataset, counts }: Import, token: AccessToken): Promise<void> {
  if (dataset === undefined) return;
  await recordAudit({
    action: "datasets.push",
    actor: callerOfToken(token).actor,
    target: { kind: "datasets", id: dataset.id, name: dataset.title },
    details: {
      ...{ period: dataset.period, altered: counts.changed + counts.gone },
      refused: counts.refused + counts.doubt,
    },
  });
}

/** Seconds after which what is being written is mostly over. */
const soon = 3;

function underWay(retryAfter: number): AppError {
  return new AppError("under-way", {
    message: {
      zh: "同一次推送正在处理。请稍后原样重发，已处理完的会直接得到结果。",
      en: "The same push is being worked on. Send it again, as it is, a little later: what is done is then answered at once.",
    },
    data: { retryAfter },
  });
}

function othersAreWritten(): AppError {
  return new AppError("under-way", {
    message: {
      zh: "本单位另一批数据正在写入或撤销。请稍后原样重发；若一直如此，请管理员在“导入”页面继续或撤销中止的那一批。",
      en: "Other figures of the unit are being written or undone. Send this again, as it is, a little later; where it stays so, administrators go on with what was stopped, or undo it, on the page “Imports”.",
    },
    data: { retryAfter: soon },
  });
}

function noDataset(key: string, nearest: string | undefined): AppError {
  return new AppError("not-found", {
    message: {
      zh: `没有名称为“${key}”的数据集，或这个令牌不能推送到它${nearest === undefined ? "" : `。是不是“${nearest}”？`}`,
      en: `There is no dataset “${key}”, or the token may not push to it${nearest === undefined ? "" : `: is it “${nearest}”?`}`,
    },
  });
}

function retired({ title }: Dataset): AppError {
  return new AppError("wrong-state", {
    message: {
      zh: `数据集“${title}”已停用，不能再推送。请本单位管理员先恢复它。`,
      en: `The dataset “${title}” is retired and takes no figures. Administrators of the unit have to restore it first.`,
    },
  });
}
