import type { FastifyRequest } from "fastify";
import { AppError } from "../errors/app-error.ts";

/** Set by our client on each call; a form or an image of another site cannot set it. */
const csrfHeader = "x-duheng-csrf";

/**
 * Refuses (`cross-site`) a call that changes something unless it bears our header and, as far as the browser tells,
 * comes from a page of the same origin. Cookies are SameSite=Lax besides.
 */
export function refuseCrossSite({ method, headers }: Pick<FastifyRequest, "method" | "headers">): void {
  if (method === "GET" || method === "HEAD") return;
  const site = headers["sec-fetch-site"];
  const sameSite = site === undefined || site === "same-origin";
  if (headers[csrfHeader] !== "1" || !sameSite || !isOwnOrigin(headers.origin, headers.host)) {
    throw new AppError("cross-site");
  }
}

/** Absent outside of browsers. Scheme apart: a proxy in front may speak https where we speak http. */
function isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host;
}
