import type { AccessToken } from "@duheng/contracts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { noteUse } from "../access-tokens/note-use.ts";
import { openToken } from "../access-tokens/open-token.ts";
import { inTenant } from "../database/scope.ts";
import { AppError } from "../errors/app-error.ts";

const tokens = new WeakMap<FastifyRequest, AccessToken>();
const underWay = new Map<string, number>();

/** Requests of one token at a time. */
const mostOfOne = 4;

/** A hook of routes that other systems call: who has no token that holds brings no body. Errors: those of `openToken`, `too-many-requests`. */
export async function requireToken(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  try {
    const token = await openToken(request.headers.authorization, request.ip);
    const count = underWay.get(token.id) ?? 0;
    if (count >= mostOfOne) throw tooMany();
    underWay.set(token.id, count + 1);
    reply.raw.once("close", () => {
      const left = (underWay.get(token.id) ?? 1) - 1;
      if (left > 0) underWay.set(token.id, left);
      else underWay.delete(token.id);
    });
    tokens.set(request, token);
    await inTenant(token.tenantId, () => noteUse(token, request.ip));
  } catch (error) {
    throw withRetryAfter(reply, error);
  }
}

/** Runs a route behind `requireToken` in the token's tenant. */
export async function withToken<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  run: (token: AccessToken) => Promise<T>,
): Promise<T> {
  const token = tokens.get(request);
  if (token === undefined) throw new AppError("unauthenticated");
  try {
    return await inTenant(token.tenantId, () => run(token));
  } catch (error) {
    throw withRetryAfter(reply, error);
  }
}

/** When to try again is told by the header, too. */
function withRetryAfter(reply: FastifyReply, error: unknown): unknown {
  const seconds: unknown = error instanceof AppError ? error.data?.retryAfter : undefined;
  if (typeof seconds === "number") reply.header("retry-after", String(seconds));
  return error;
}

function tooMany(): AppError {
  return new AppError("too-many-requests", {
    message: {
      zh: `同一个令牌同时最多 ${mostOfOne} 个请求，请等前面的结束再发。`,
      en: `A token has at most ${mostOfOne} requests at a time: wait for the ones before.`,
    },
    data: { retryAfter: 2 },
  });
}
