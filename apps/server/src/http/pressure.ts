import underPressure from "@fastify/under-pressure";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { AppError } from "../errors/app-error.ts";

/** How much a process takes on: whoever comes after is told at once, so that those before are served. */
export interface PressureLimits {
  /** Calls under way; at some milliseconds each, the last of them waits a second or two. */
  readonly mostUnderWay: number;
  /** Of them, those of one session: far more than any page sends, and too few to keep others out. */
  readonly mostOfOne: number;
  /** How long this thread may be late on average over half a second, ms. */
  readonly mostDelay: number;
}

export const usualLimits: PressureLimits = { mostUnderWay: 250, mostOfOne: 50, mostDelay: 1_000 };

/** When it may be tried again, seconds. */
const retryAfter = 5;

/** Under which a call is counted as one of all, and as one of a session. */
const ofAll = "";

/**
 * Refuses calls while the process has more than it can serve in time; `Retry-After` says when to come again, and what people
 * typed stays in their browsers until then. Calls are counted from when their body is there, so that slow lines count for nothing.
 * Out: what a call begins with; it throws `unavailable`.
 */
export async function watchPressure(
  server: FastifyInstance,
  { mostUnderWay, mostOfOne, mostDelay }: PressureLimits,
): Promise<(request: FastifyRequest, reply: FastifyReply) => void> {
  const underWay = new Map<string, number>();
  await server.register(underPressure, {
    maxEventLoopDelay: mostDelay,
    sampleInterval: 500,
    // Refused is where the answer has the shape that the caller knows.
    pressureHandler: () => undefined,
  });
  const count = (keys: readonly string[], by: 1 | -1) => {
    for (const key of keys) {
      const next = (underWay.get(key) ?? 0) + by;
      if (next === 0) underWay.delete(key);
      else underWay.set(key, next);
    }
  };
  server.addHook("preHandler", async (request, reply) => {
    if (!request.url.startsWith("/api/trpc")) return;
    if (reply.raw.closed || reply.raw.destroyed) return;
    const keys = keysOf(request);
    count(keys, 1);
    // Also of what is given up on, of which the server's own hooks are not told.
    reply.raw.once("close", () => count(keys, -1));
  });

  return (request, reply) => {
    const [all = 0, own = 0] = keysOf(request).map((key) => underWay.get(key));
    if (all <= mostUnderWay && own <= mostOfOne && !server.isUnderPressure()) return;
    reply.header("retry-after", String(retryAfter));
    throw new AppError("unavailable", {
      message: {
        zh: "现在使用的人太多，服务器忙不过来。请稍等片刻再试，已填写的内容还在。",
        en: "Too many people are using the server right now. Try again in a moment; what was typed is still there.",
      },
    });
  };
}

/** Whoever has no session counts among all alone: an office signs in from one address. */
function keysOf({ headers }: FastifyRequest): readonly string[] {
  const session = /duheng\.session_token=([^;]+)/.exec(headers.cookie ?? "")?.[1];
  return session === undefined ? [ofAll] : [ofAll, session];
}
