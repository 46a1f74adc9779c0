import { validators } from "@duheng/contracts";
import type { FastifyInstance } from "fastify";
import { exportedLists } from "../use-cases/documents/exported-lists.ts";
import { inSession } from "./in-session.ts";
import { localeIn, readJson, sendWorkbook } from "./workbook.ts";

interface ExportRoute {
  Querystring: { filter?: unknown; sort?: unknown; locale?: unknown };
}

/**
 * `GET /api/lists/<name>.xlsx?filter=<JSON>&sort=<JSON>&locale=zh`: a list as a workbook, filtered and sorted as its page is.
 * An address for each, so that a refusal tells in the trail which list it was.
 */
export function serveListExports(server: FastifyInstance): void {
  for (const [name, list] of exportedLists) {
    server.get<ExportRoute>(`/api/lists/${name}.xlsx`, (request, reply) =>
      inSession(request, reply, async (caller) => {
        const { filter = "{}", sort, locale } = request.query;
        const input = validators.ListInput.parse({
          filter: readJson(filter),
          ...(sort === undefined ? {} : { sort: readJson(sort) }),
        });
        const language = localeIn(locale);
        const content = await list.write({ caller, input, locale: language });
        return sendWorkbook(reply, list.title[language], content);
      }),
    );
  }
}
