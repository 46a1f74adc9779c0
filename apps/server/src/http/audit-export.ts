import { validators } from "@duheng/contracts";
import type { FastifyInstance } from "fastify";
import { exportTrail } from "../audit/export-trail.ts";
import { inSession } from "./in-session.ts";
import { localeIn, readJson, sendWorkbook } from "./workbook.ts";

interface ExportRoute {
  Querystring: { filter?: unknown; locale?: unknown };
}

/** `GET /api/audit.xlsx?filter=<JSON>&locale=zh`: the audit trail as a workbook, filtered as its page is. */
export function serveAuditExport(server: FastifyInstance): void {
  server.get<ExportRoute>("/api/audit.xlsx", (request, reply) =>
    inSession(request, reply, async (ctx) => {
      const { filter = "{}", locale } = request.query;
      const input = validators.ListInput.parse({ filter: readJson(filter) });
      const language = localeIn(locale);
      const content = await exportTrail(ctx, input.filter ?? {}, language);
      return sendWorkbook(reply, language === "zh" ? "审计记录" : "audit-trail", content);
    }),
  );
}
