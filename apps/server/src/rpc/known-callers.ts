import type { FastifyRequest } from "fastify";

/** So many sessions a process knows. */
const most = 20_000;

/** Cookies of sessions that were found, the latest last. That one has ended since does no harm: it only says how calls are counted. */
const known = new Set<string>();

/** A session was found for what the request brings. */
export function rememberCaller(request: FastifyRequest): void {
  const cookie = sessionCookie(request);
  if (cookie === undefined) return;
  known.delete(cookie);
  known.add(cookie);
  const [oldest] = known;
  if (known.size > most && oldest !== undefined) known.delete(oldest);
}

/** The session's cookie, where one was found for it before; undefined: a stranger, whatever the cookie says. */
export function knownCaller(request: FastifyRequest): string | undefined {
  const cookie = sessionCookie(request);
  return cookie !== undefined && known.has(cookie) ? cookie : undefined;
}

function sessionCookie({ headers }: FastifyRequest): string | undefined {
  return /(?:^|;\s*)(?:__Secure-)?duheng\.session_token=([^;]+)/.exec(headers.cookie ?? "")?.[1];
}
