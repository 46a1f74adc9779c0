import { Readable } from "node:stream";
import { validators } from "@duheng/contracts";
import contentDisposition from "content-disposition";
import type { FastifyInstance } from "fastify";
import { exportTrail } from "../audit/export-trail.ts";
import { AppError } from "../errors/app-error.ts";
import { inSession } from "./in-session.ts";

interface ExportRoute {
  Querystring: { filter?: unknown; locale?: unknown };
}

/** `GET /api/audit.xlsx?filter=<JSON>&locale=zh`: the audit trail as a workbook, filtered as its page is. */
export function serveAuditExport(server: FastifyInstance): void {
  server.get<ExportRoute>("/api/audit.xlsx", (request, reply) =>
    inSession(request, reply, async (ctx) => {
      const { filter = "{}", locale } = request.query;
      const input = validators.ListInput.parse({ filter: readJson(filter) });
      const language = locale === "en" ? "en" : "zh";
      const content = await exportTrail(ctx, input.filter ?? {}, language);
      return reply
        .headers({
          "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "content-disposition": contentDisposition(language === "zh" ? "审计记录.xlsx" : "audit-trail.xlsx"),
          "cache-control": "private, no-store",
        })
        .send(Readable.from(content));
    }),
  );
}

function readJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch (cause) {
    throw new AppError("invalid-input", { cause });
  }
}
