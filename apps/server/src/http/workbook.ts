import { Readable } from "node:stream";
import type { BilingualText } from "@duheng/contracts";
import contentDisposition from "content-disposition";
import type { FastifyReply } from "fastify";
import { AppError } from "../errors/app-error.ts";

/** Answers with a workbook as it streams; `name` without its ending. */
export function sendWorkbook(
  reply: FastifyReply,
  name: string,
  content: ReadableStream<Uint8Array> | Uint8Array,
): FastifyReply {
  return reply
    .headers({
      "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": contentDisposition(`${name}.xlsx`),
      "cache-control": "private, no-store",
    })
    .send(content instanceof Uint8Array ? Buffer.from(content) : Readable.from(content));
}

/** The language of a workbook's address; Chinese unless it says otherwise. */
export function localeIn(locale: unknown): keyof BilingualText {
  return locale === "en" ? "en" : "zh";
}

/** JSON in an address. Errors: `invalid-input`. */
export function readJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch (cause) {
    throw new AppError("invalid-input", { cause });
  }
}
