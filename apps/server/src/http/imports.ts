import { validators } from "@duheng/contracts";
import type { FastifyInstance } from "fastify";
import { AppError } from "../errors/app-error.ts";
import { fileSettings } from "../files/settings.ts";
import { importKind } from "../import-kinds/import-kind.ts";
import { stageImport } from "../imports/stage.ts";
import { importTemplate } from "../imports/template.ts";
import { inSession } from "./in-session.ts";
import { localeIn, sendWorkbook } from "./workbook.ts";

/** What figures are for. Errors: `invalid-input`. */
function datasetIn(id: unknown, period: unknown): { id: string; period: string } {
  if (validators.Id.is(id) && validators.Period.is(period)) return { id, period };
  throw new AppError("invalid-input", {
    message: {
      zh: "请说明数据导入哪个数据集、属于哪个周期，如 2026-Q3。",
      en: "Say which dataset the figures are for, and which period, such as 2026-Q3.",
    },
  });
}

interface StageRoute {
  Querystring: { kind?: unknown; name?: unknown; sheet?: unknown; datasetId?: unknown; period?: unknown };
}

/**
 * Tables over plain HTTP. `POST /api/imports?kind=staff&name=<file's name>[&sheet=<name>][&datasetId=<id>&period=2026-Q3]` with a workbook or a text as its body
 * answers 201 and the Import with what would become of each row; without a name it was pasted. `GET
 * /api/imports/template.xlsx?kind=staff&locale=zh`: a workbook to fill in. Session, cross-site rule and permissions are those of
 * the procedures.
 */
export async function serveImports(server: FastifyInstance): Promise<void> {
  await server.register(async (tables) => {
    tables.removeAllContentTypeParsers();
    tables.addContentTypeParser(
      "*",
      { parseAs: "buffer", bodyLimit: fileSettings().maxBytes },
      (_request, body, done) => done(null, body),
    );
    tables.post<StageRoute>("/api/imports", async (request, reply) => {
      const staged = await inSession(request, reply, (caller) => {
        const { kind, name = "", sheet, datasetId, period } = request.query;
        const { body } = request;
        if (!validators.ImportKind.is(kind) || typeof name !== "string") throw new AppError("invalid-input");
        return stageImport(
          {
            kind,
            name,
            content: body instanceof Uint8Array ? body : new Uint8Array(),
            ...(kind === "datasets" ? { dataset: datasetIn(datasetId, period) } : {}),
            ...(typeof sheet === "string" && sheet !== "" ? { sheet } : {}),
          },
          caller,
        );
      });
      return reply.status(201).send(staged);
    });
    tables.get<{ Querystring: { kind?: unknown; locale?: unknown; datasetId?: unknown } }>(
      "/api/imports/template.xlsx",
      (request, reply) =>
        inSession(request, reply, async (caller) => {
          const { kind, locale, datasetId } = request.query;
          if (!validators.ImportKind.is(kind)) throw new AppError("invalid-input");
          const language = localeIn(locale);
          const found = await importKind({
            kind,
            ...(validators.Id.is(datasetId) ? { dataset: { id: datasetId } } : {}),
          });
          const content = await importTemplate(found, caller, language);
          const name = language === "zh" ? `${found.title.zh}导入模板` : `${found.title.en} template`;
          return sendWorkbook(reply, name, content);
        }),
    );
  });
}
