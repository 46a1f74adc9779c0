import type { FastifyReply, FastifyRequest } from "fastify";
import type { Session } from "../identity/read-session.ts";
import type { Caller } from "../permissions/caller.ts";

/** What each call starts with. */
export interface RequestContext {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Reads the session from the cookies, once per request; undefined when nobody is signed in. */
  session(): Promise<Session | undefined>;
}

/** What a procedure with an ability gets. */
export interface TenantContext extends RequestContext, Caller {}
