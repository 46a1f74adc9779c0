import type { FastifyInstance } from "fastify";
import { exportCycleReport } from "../cycle-reports/cycle-reports.ts";
import { inSession } from "./in-session.ts";
import { localeIn, sendWorkbook } from "./workbook.ts";

interface ReportRoute {
  Params: { id: string };
  Querystring: { locale?: unknown };
}

/** `GET /api/cycles/<id>/report.xlsx?locale=zh`: all that is told of a cycle, as one workbook. */
export function serveCycleReports(server: FastifyInstance): void {
  server.get<ReportRoute>("/api/cycles/:id/report.xlsx", (request, reply) =>
    inSession(request, reply, async (ctx) => {
      const { name, content } = await exportCycleReport(
        request.params.id,
        ctx,
        localeIn(request.query.locale),
      );
      return sendWorkbook(reply, name, content);
    }),
  );
}
