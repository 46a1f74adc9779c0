import type { FastifyInstance } from "fastify";
import { versionWorkbook } from "../datasets/versions/version-workbook.ts";
import { inSession } from "./in-session.ts";
import { localeIn, sendWorkbook } from "./workbook.ts";

interface VersionRoute {
  Params: { versionId: string };
  Querystring: { locale?: unknown };
}

/** `GET /api/datasets/versions/<id>.xlsx?locale=zh`: what a version of a dataset says. Session and permissions are those of the procedures. */
export async function serveDatasets(server: FastifyInstance): Promise<void> {
  server.get<VersionRoute>("/api/datasets/versions/:versionId.xlsx", (request, reply) =>
    inSession(request, reply, async (caller) => {
      const { versionId } = request.params;
      const { name, content } = await versionWorkbook(versionId, caller, localeIn(request.query.locale));
      return sendWorkbook(reply, name, content);
    }),
  );
}
