import { MongoError } from "../engine/index.ts";

/** ENOSPC, EFBIG, EDQUOT, and EIO, which LMDB gives for a write that the disk took only in part. */
const fullDisk = new Set<unknown>([28, 27, 122, 5, "ENOSPC", "EFBIG", "EDQUOT"]);

/** What to tell the clients whose writes were in a group that could not be committed: nothing of it was written. */
export async function commitFailure(error: unknown): Promise<MongoError> {
  const cause = await causeOf(error);
  const text = cause instanceof Error ? cause.message : String(cause);
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  return fullDisk.has(code) || /ENOSPC|No space left|MAP_FULL/i.test(text)
    ? new MongoError(
        "OutOfDiskSpace",
        `磁盘已满或拒绝写入（${text}），本次写入没有发生；腾出空间后可直接重试，无需重启。 | The disk is full or refuses writes (${text}); nothing was written. Free some space and try again; no restart is needed.`,
      )
    : new MongoError("InternalError", `The write could not be committed: ${text}`);
}

/** lmdb tells of a failed commit at once, and of its cause by a promise that is rejected with it. */
async function causeOf(error: unknown): Promise<unknown> {
  if (!(error instanceof Error) || !("commitError" in error)) return error;
  try {
    await error.commitError;
    return error;
  } catch (cause) {
    return cause;
  }
}
