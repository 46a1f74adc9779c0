import type { FastifyInstance } from "fastify";
import { columnsOfTable } from "../datasets/columns-of-table.ts";
import { versionWorkbook } from "../datasets/versions/version-workbook.ts";
import { fileSettings } from "../files/settings.ts";
import { inSession } from "./in-session.ts";
import { localeIn, sendWorkbook } from "./workbook.ts";

interface VersionRoute {
  Params: { versionId: string };
  Querystring: { locale?: unknown };
}

/**
 * `POST /api/datasets/columns` with a workbook or a text as its body: the columns that a dataset of it would have. `GET /api/datasets/versions/<id>.xlsx?locale=zh`: what a version of a dataset says. Session and permissions are
 * those of the procedures.
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
}
