import underPressure from "@fastify/under-pressure";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { AppError } from "../errors/app-error.ts";
import { knownCaller } from "../rpc/known-callers.ts";

/** How much a process takes on: whoever comes after is told at once, so that those before are served. */
export interface PressureLimits {
  /** Calls under way; at some milliseconds each, the last of them waits a second or two. */
  readonly mostUnderWay: number;
  /** Of them, those for which no session was found yet: people who sign in, and whoever floods. */
  readonly mostOfStrangers: number;
  /** Of them, those of one session: far more than any page sends, and too few to keep others out. */
  readonly mostOfOne: number;
  /** Workbooks that one session has made at once: each is some seconds of work. */
  readonly mostExports: number;
  /** How long this thread may be late on average over half a second, ms. */
  readonly mostDelay: number;
}

export const usualLimits: PressureLimits = {
  mostUnderWay: 250,
  mostOfStrangers: 150,
  mostOfOne: 50,
  mostExports: 2,
  mostDelay: 1_000,
};

/** When it may be tried again, seconds. */
const retryAfter = 5;

/** All calls, and all of callers for whom no session was found yet: an office signs in from one address. */
const ofAll = "";
const ofStrangers = "strangers";

/**
 * Refuses calls while the process has more than it can serve in time; `Retry-After` says when to come again, and what people
 * typed stays in their browsers until then. Calls are counted from when their body is there, so that slow lines count for nothing.
 * Out: what a call begins with; it throws `unavailable`.
 */
export async function watchPressure(
  server: FastifyInstance,
  { mostUnderWay, mostOfStrangers, mostOfOne, mostExports, mostDelay }: PressureLimits,
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
  const limits = new Map<string, number>([
    [ofAll, mostUnderWay],
    [ofStrangers, mostOfStrangers],
  ]);
  const countedAs = new WeakMap<FastifyRequest, readonly string[]>();
  const refuse = (request: FastifyRequest, reply: FastifyReply) => {
    const isOver = (countedAs.get(request) ?? []).some((key) => {
      const usual = key.startsWith(ofExports) ? mostExports : mostOfOne;
      return (underWay.get(key) ?? 0) > (limits.get(key) ?? usual);
    });
    if (!isOver && !isPressed(server)) return;
    reply.header("retry-after", String(retryAfter));
    throw new AppError("unavailable", {
      message: {
        zh: "现在使用的人太多，服务器忙不过来。请稍等片刻再试，已填写的内容还在。",
        en: "Too many people are using the server right now. Try again in a moment; what was typed is still there.",
      },
    });
  };
  server.addHook("preHandler", async (request, reply) => {
    // By the route: an address can be written in many ways.
    const { url = "" } = request.routeOptions;
    const isExport = url.endsWith(".xlsx");
    if (!isExport && !url.startsWith("/api/trpc")) return;
    if (reply.raw.closed || reply.raw.destroyed) return;
    const caller = knownCaller(request) ?? ofStrangers;
    const keys = isExport ? [ofAll, caller, `${ofExports}${caller}`] : [ofAll, caller];
    countedAs.set(request, keys);
    count(keys, 1);
    // Also of what is given up on, of which the server's own hooks are not told.
    reply.raw.once("close", () => count(keys, -1));
    if (isExport) refuse(request, reply);
  });
  return refuse;
}

/** Where one long piece of work left no time for a single sample, the watch says `Infinity`: nothing is known of how late all else is. */
function isPressed(server: FastifyInstance): boolean {
  return server.isUnderPressure() && Number.isFinite(server.memoryUsage().eventLoopDelay);
}

const ofExports = "exports of ";
