import type { FastifyInstance } from "fastify";
import { pushAnswer } from "../dataset-pushes/push-answer.ts";
import { pushFigures } from "../dataset-pushes/push-figures.ts";
import { columnsOfTable } from "../datasets/columns-of-table.ts";
import { versionWorkbook } from "../datasets/versions/version-workbook.ts";
import { fileSettings } from "../files/settings.ts";
import { pushOfToken } from "../imports/pushed.ts";
import { inSession } from "./in-session.ts";
import { type PushRoute, pushOf } from "./push-request.ts";
import { requireToken, withToken } from "./with-token.ts";
import { localeIn, sendWorkbook } from "./workbook.ts";

interface VersionRoute {
  Params: { versionId: string };
  Querystring: { locale?: unknown };
}

/**
 * `POST /api/datasets/columns` with a workbook or a text as its body: the columns that a dataset of it would have. `GET
 * /api/datasets/versions/<id>.xlsx?locale=zh`: what a version of a dataset says. Session and permissions of both are those of the
 * procedures. `POST /api/datasets/<key>/<period>`, `GET /api/datasets/pushes/<importId>`: figures from another system, by an access
 * token and nothing else, as docs/push.md says; no cookie is looked at.
 */
export async function serveDatasets(server: FastifyInstance): Promise<void> {
  await server.register(async (tables) => {
    tables.removeAllContentTypeParsers();
    tables.addContentTypeParser(
      "*",
      { parseAs: "buffer", bodyLimit: fileSettings().maxBytes },
      (_request, body, done) => done(null, body),
    );
    tables.post("/api/datasets/columns", (request, reply) =>
      inSession(request, reply, (caller) => {
        const { body } = request;
        return columnsOfTable(body instanceof Uint8Array ? body : new Uint8Array(), caller);
      }),
    );
  });
  server.get<VersionRoute>("/api/datasets/versions/:versionId.xlsx", (request, reply) =>
    inSession(request, reply, async (caller) => {
      const { versionId } = request.params;
      const { name, content } = await versionWorkbook(versionId, caller, localeIn(request.query.locale));
      return sendWorkbook(reply, name, content);
    }),
  );
  await server.register(async (pushes) => {
    pushes.removeAllContentTypeParsers();
    pushes.addContentTypeParser(
      "*",
      { parseAs: "buffer", bodyLimit: fileSettings().maxBytes },
      (_request, body, done) => done(null, body),
    );
    // Before the body is read.
    pushes.addHook("onRequest", requireToken);
    pushes.post<PushRoute>("/api/datasets/:key/:period", async (request, reply) => {
      const answer = await withToken(request, reply, (token) => pushFigures(pushOf(request), token));
      return reply.status(202).header("location", answer.statusUrl).send(answer);
    });
    pushes.get<{ Params: { importId: string } }>("/api/datasets/pushes/:importId", (request, reply) =>
      withToken(request, reply, async (token) =>
        pushAnswer(await pushOfToken(token.id, request.params.importId)),
      ),
    );
  });
}
