import type { CreateFastifyContextOptions } from "@trpc/server/adapters/fastify";
import type { FastifyRequest } from "fastify";
import { AppError } from "../errors/app-error.ts";
import { measureJson } from "./measure-json.ts";
import type { ProcedureMeta } from "./trpc.ts";

const kB = 1024;

/** How much a call may bring, in bytes: what it needs, and no more. */
export const bodyLimits = {
  /** Before anybody is known. */
  open: 16 * kB,
  /** Ids, filters, texts: the rule. */
  usual: 64 * kB,
  /** An indicator with its fields; choices part by part of a form with thousands of parts. */
  parts: 1024 * kB,
  /** A filled form: two million characters of Chinese. */
  answers: 6 * 1024 * kB,
  /** A form with its samples. */
  form: 8 * 1024 * kB,
} as const;

/** More calls than any page sends at once. */
export const mostCalls = 20;

/**
 * Refuses a request before its body is parsed: one that is larger than its calls need, that nests deeper or has more
 * parts than any document, or that brings several calls of which anybody may make one (a hundred sign-ins).
 * Errors: `too-large`, `invalid-input`.
 */
export function refuseOversize(
  { headers, body }: FastifyRequest,
  { calls }: CreateFastifyContextOptions["info"],
): void {
  const metas = calls.map(({ procedure }) => procedure?._def.meta as ProcedureMeta | undefined);
  if (calls.length > 1 && metas.some((meta) => meta !== undefined && "anyone" in meta.access)) {
    throw new AppError("invalid-input", {
      message: { zh: "此调用须单独发送。", en: "This call must be sent alone." },
    });
  }
  const limit = metas.reduce((sum, meta) => sum + limitOf(meta), 0);
  const size = Math.max(Number(headers["content-length"] ?? 0), typeof body === "string" ? body.length : 0);
  if (size > limit) {
    const [most, sent] = [inWords(limit), inWords(size)];
    throw new AppError("too-large", {
      message: {
        zh: `提交的内容有 ${sent}，最多 ${most}。请删减后再试。`,
        en: `What was sent is ${sent}; at most ${most} are taken. Make it smaller and try again.`,
      },
    });
  }
  if (typeof body === "string" && size > bodyLimits.usual) refuseShape(body);
}

function limitOf(meta: ProcedureMeta | undefined): number {
  return meta?.bodyLimit ?? bodyLimits.open;
}

function refuseShape(body: string): void {
  const found = measureJson(body);
  if (found === null) return;
  throw new AppError("too-large", {
    message:
      found === "depth"
        ? { zh: "提交的内容层级太深。", en: "What was sent is nested too deeply." }
        : { zh: "提交的内容项目过多，请分开提交。", en: "What was sent has too many parts. Split it up." },
  });
}

/** `64 kB`, `1.5 MB`. */
function inWords(bytes: number): string {
  if (bytes < 1024 * kB) return `${Math.ceil(bytes / kB)} kB`;
  return `${Math.ceil((bytes / 1024 / kB) * 10) / 10} MB`;
}
