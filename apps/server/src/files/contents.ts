import { createHash } from "node:crypto";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { mongo } from "mongoose";
import { log } from "../base/log.ts";
import { mongoose } from "../database/mongoose.ts";
import { requireTenantId } from "../database/scope.ts";
import { type GlobalCollection, registerCollection } from "../database/tenancy/collections.ts";
import { AppError, notFound } from "../errors/app-error.ts";

// GridFS's own two collections know no tenant: whoever reads a content has found its StoredFile inside the tenant
// before, and the tenant that is written beside the content must be the same.
const bucketName = "file_contents";
const files = `${bucketName}.files` satisfies GlobalCollection;
const chunks = `${bucketName}.chunks` satisfies GlobalCollection;
registerCollection(files, "global");
registerCollection(chunks, "global");

interface WrittenContent {
  readonly size: number;
  /** SHA-256, hex. */
  readonly hash: string;
}

/** An id for a new file and its content: what GridFS's own type of id looks like in our documents. */
export function newFileId(): string {
  return new mongo.ObjectId().toHexString();
}

/**
 * Keeps what comes from a stream under this id. Errors: `too-large`, `invalid-input` when the source breaks off. What
 * was written by then is removed; the source is left open.
 */
export async function writeContent(
  id: string,
  source: Readable,
  { maxBytes }: { maxBytes: number },
): Promise<WrittenContent> {
  const metadata = { tenantId: requireTenantId() };
  const sink = bucket().openUploadStreamWithId(new mongo.ObjectId(id), id, { metadata });
  // Awaited below; a failure in between must not count as unhandled.
  const done = finished(sink);
  done.catch(() => {});
  const hash = createHash("sha256");
  let size = 0;
  try {
    // A request's stream must survive a refusal: the answer goes out on its connection.
    for await (const chunk of source.iterator({ destroyOnReturn: false })) {
      const bytes: Buffer = chunk;
      size += bytes.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      hash.update(bytes);
      if (!sink.write(bytes)) await once(sink, "drain");
    }
    sink.end();
    await done;
    return { size, hash: hash.digest("hex") };
  } catch (error) {
    await sink.abort().catch(() => {});
    await removeOrLeave(id);
    throw source.errored === null ? error : brokenOff(source.errored);
  }
}

/** The content of a file of the present tenant, or its bytes from `start` to `end`, both included. Errors: `not-found`. */
export async function readContent(
  id: string,
  range?: { readonly start: number; readonly end: number },
): Promise<Readable> {
  if (!mongo.ObjectId.isValid(id)) throw notFound();
  const _id = new mongo.ObjectId(id);
  const filter = { _id, "metadata.tenantId": requireTenantId() };
  if (!(await database().collection(files).findOne(filter))) throw notFound();
  // The driver's end is the first byte that is left out.
  return bucket().openDownloadStream(_id, range && { start: range.start, end: range.end + 1 });
}

/** Removes a content, whole or half written; it may be gone already. */
export async function removeContent(id: string): Promise<void> {
  const _id = new mongo.ObjectId(id);
  await database().collection(files).deleteOne({ _id });
  await database().collection(chunks).deleteMany({ files_id: _id });
}

/** The same of what is refused, whose loose mark stands: what cannot be removed now is left to the sweep. Never rejects. */
export async function removeOrLeave(id: string): Promise<void> {
  await removeContent(id).catch((error: unknown) =>
    log.warn({ err: error, file: id }, "a refused file's content is left to the sweep"),
  );
}

/** The refusal of a file, or of an announced length, that is over the limit. */
export function tooLarge(maxBytes: number): AppError {
  const limit = `${Number((maxBytes / 1024 / 1024).toFixed(1))} MB`;
  return new AppError("too-large", {
    message: { zh: `文件超过 ${limit}，不能上传。`, en: `The file is larger than ${limit}.` },
    data: { maxBytes },
  });
}

/** Nobody is there any more to read this; the log need not call it a failure of ours. */
function brokenOff(cause: Error): AppError {
  const message = { zh: "上传中断，文件没有保存。", en: "The upload broke off; the file was not kept." };
  return new AppError("invalid-input", { message, cause });
}

function bucket(): mongo.GridFSBucket {
  return new mongo.GridFSBucket(database(), { bucketName });
}

function database(): mongo.Db {
  const { db } = mongoose.connection;
  if (!db) throw new Error("the database is not connected");
  return db;
}
