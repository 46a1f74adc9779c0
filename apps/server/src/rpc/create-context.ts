import type { FastifyReply, FastifyRequest } from "fastify";
import { readSession, type Session } from "../identity/read-session.ts";
import { requestHeaders } from "../identity/request-headers.ts";
import type { RequestContext } from "./context.ts";
import { refuseCrossSite } from "./cross-site.ts";

/** What each call starts with; refuses a write that a page of another site could have sent. */
export function createContext({ req, res }: { req: FastifyRequest; res: FastifyReply }): RequestContext {
  refuseCrossSite(req);
  let session: Promise<Session | undefined> | undefined;
  return {
    request: req,
    reply: res,
    session() {
      session ??= readSession(requestHeaders(req)).then((found) => {
        if (found && found.cookies.length > 0) res.header("set-cookie", [...found.cookies]);
        return found;
      });
      return session;
    },
  };
}
