import type { FastifyInstance } from "fastify";
import { globalCollection } from "../database/global-collection.ts";
import { AppError } from "../errors/app-error.ts";
import { paperTypes } from "../forms/paper-types.ts";
import { readSession } from "../identity/read-session.ts";
import { requestHeaders } from "../identity/request-headers.ts";
import { refuseBeforeOwnPassword } from "../rpc/own-password-first.ts";

/**
 * For people who are signed in. `GET /papers/<paperHash>.js`: a compiled paper as an ES module; its address is the hash
 * of what it was compiled from, and by what, so it never changes. `GET /papers/<paperHash>.d.ts`: the type of what is
 * handed in on it, in TypeScript, for programs of the unit's own.
 */
export function servePapers(server: FastifyInstance): void {
  server.get<{ Params: { file: string } }>("/papers/:file", async (request, reply) => {
    const [, paperHash, kind] = /^([0-9a-f]{64})\.(js|d\.ts)$/.exec(request.params.file) ?? [];
    const session = await readSession(requestHeaders(request));
    if (!session) throw new AppError("unauthenticated");
    refuseBeforeOwnPassword(session);
    if (paperHash === undefined) throw new AppError("not-found");
    if (kind === "d.ts")
      return reply
        .type("text/plain; charset=utf-8")
        .header("cache-control", "private, max-age=3600")
        .send(await paperTypes(paperHash));
    const paper = await globalCollection<{ _id: string; module: string }>("papers").findOne({
      _id: paperHash,
    });
    if (!paper) throw new AppError("not-found");
    return reply
      .type("text/javascript; charset=utf-8")
      .header("cache-control", "private, max-age=31536000, immutable")
      .send(paper.module);
  });
}
