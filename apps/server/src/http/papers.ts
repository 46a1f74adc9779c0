import type { FastifyInstance } from "fastify";
import { globalCollection } from "../database/global-collection.ts";
import { AppError } from "../errors/app-error.ts";
import { readSession } from "../identity/read-session.ts";
import { requestHeaders } from "../identity/request-headers.ts";

/**
 * `GET /papers/<hash>.js`: the compiled paper of a form version as an ES module, for people who are signed in. Its
 * address is the hash of its content, so it never changes.
 */
export function servePapers(server: FastifyInstance): void {
  server.get<{ Params: { file: string } }>("/papers/:file", async (request, reply) => {
    const hash = /^([0-9a-f]{64})\.js$/.exec(request.params.file)?.[1];
    if (!(await readSession(requestHeaders(request)))) throw new AppError("unauthenticated");
    const paper = hash
      ? await globalCollection<{ _id: string; module: string }>("papers").findOne({ _id: hash })
      : null;
    if (!paper) throw new AppError("not-found");
    return reply
      .type("text/javascript; charset=utf-8")
      .header("cache-control", "private, max-age=31536000, immutable")
      .send(paper.module);
  });
}
