import type { CreateFastifyContextOptions } from "@trpc/server/adapters/fastify";
import type { FastifyReply, FastifyRequest } from "fastify";
import { readSession, type Session } from "../identity/read-session.ts";
import { requestHeaders } from "../identity/request-headers.ts";
import { refuseOversize } from "./body-limits.ts";
import type { RequestContext } from "./context.ts";
import { refuseCrossSite } from "./cross-site.ts";
import { rememberCaller } from "./known-callers.ts";

/** What the calls of a request start with; refuses those that bring more than they need. */
export function createCallContext({ req, res, info }: CreateFastifyContextOptions): RequestContext {
  const context = createContext({ req, res });
  refuseOversize(req, info);
  return context;
}

/** What each request starts with; refuses a write that a page of another site could have sent. */
export function createContext({ req, res }: { req: FastifyRequest; res: FastifyReply }): RequestContext {
  refuseCrossSite(req);
  let session: Promise<Session | undefined> | undefined;
  return {
    request: req,
    reply: res,
    session() {
      session ??= readSession(requestHeaders(req)).then((found) => {
        if (found) rememberCaller(req);
        if (found && found.cookies.length > 0) res.header("set-cookie", [...found.cookies]);
        return found;
      });
      return session;
    },
  };
}
