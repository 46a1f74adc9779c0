import { randomUUID } from "node:crypto";
import type { AnyTRPCRouter } from "@trpc/server";
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from "@trpc/server/adapters/fastify";
import { type FastifyBaseLogger, type FastifyError, type FastifyInstance, fastify } from "fastify";
import { log } from "../base/log.ts";
import { AppError } from "../errors/app-error.ts";
import { bodyLimits, mostCalls } from "../rpc/body-limits.ts";
import { createCallContext } from "../rpc/create-context.ts";
import { toAppError } from "../rpc/to-app-error.ts";
import { serveArchives } from "./archives.ts";
import { serveAuditExport } from "./audit-export.ts";
import { closeUnused } from "./close-unused.ts";
import { serveConsole } from "./console.ts";
import { serveCycleReports } from "./cycle-reports.ts";
import { serveDatasets } from "./datasets.ts";
import { serveFiles } from "./files.ts";
import { serveHealth } from "./health.ts";
import { serveImports } from "./imports.ts";
import { serveListExports } from "./list-exports.ts";
import { servePapers } from "./papers.ts";
import { type PressureLimits, usualLimits, watchPressure } from "./pressure.ts";
import { addSecurityHeaders } from "./security-headers.ts";
import { cutSlowBodies } from "./slow-bodies.ts";
import type { TrustedProxies } from "./trusted-proxies.ts";

export interface HttpOptions {
  /** All procedures. */
  router: AnyTRPCRouter;
  /** The console's built files. */
  consoleFolder: string;
  /** People reach it by https (a proxy in front). */
  https: boolean;
  /** How long the body of a call may be under way, in ms; files have their own time. */
  bodyPatience?: number | undefined;
  /** Which proxies may say from which address a request comes. */
  trustProxy: TrustedProxies | undefined;
  /** How much it takes on at once. */
  pressure?: PressureLimits | undefined;
}

/** The HTTP side, not listening yet: /api/trpc, /api/files, /api/archives, /api/audit.xlsx, /api/lists/<name>.xlsx, /healthz, /papers/<hash>.js, and the console for everything else. */
export async function createHttpServer({
  router,
  consoleFolder,
  https,
  bodyPatience = 30_000,
  trustProxy,
  pressure = usualLimits,
}: HttpOptions): Promise<FastifyInstance> {
  const logger: FastifyBaseLogger = log;
  const server = fastify({
    loggerInstance: logger,
    genReqId: () => randomUUID(),
    bodyLimit: bodyLimits.form,
    trustProxy: typeof trustProxy === "number" ? (_address, hop) => hop < trustProxy : (trustProxy ?? false),
    routerOptions: { maxParamLength: 5000 },
    // A file of the largest size over a slow line; what is no file is small and soon here.
    requestTimeout: 600_000,
    forceCloseConnections: "idle",
  });
  closeUnused(server);
  cutSlowBodies(server, bodyPatience);
  const refusePressed = await watchPressure(server, pressure);
  addSecurityHeaders(server, { https });
  server.addHook("onSend", async (request, reply, payload) => {
    if (request.url.startsWith("/api/") && !reply.hasHeader("cache-control")) {
      reply.header("cache-control", "no-store");
    }
    return payload;
  });
  server.setErrorHandler((error: FastifyError | AppError, request, reply) => {
    const answer = answerTo(error);
    if (answer.code === "internal") request.log.error({ err: error }, "unexpected error");
    return reply.status(answer.status).send(answer.toResponse());
  });
  await server.register(fastifyTRPCPlugin, {
    prefix: "/api/trpc",
    trpcOptions: {
      router,
      // A query may carry a whole form, which no address could hold: clients send all calls as POST.
      allowMethodOverride: true,
      createContext: (call) => {
        refusePressed(call.req, call.res);
        return createCallContext(call);
      },
      maxBatchSize: mostCalls,
      onError: ({ error, path, req }) => {
        const answer = toAppError(error);
        if (answer.code === "unavailable") req.log.warn({ err: answer.cause, path }, "could not be done");
        else if (answer.code === "internal") req.log.error({ err: answer.cause, path }, "unexpected error");
        else req.log.debug({ code: answer.code, path }, "refused");
      },
    } satisfies FastifyTRPCPluginOptions<AnyTRPCRouter>["trpcOptions"],
  });
  await serveFiles(server);
  await serveImports(server);
  await serveDatasets(server);
  serveArchives(server);
  serveAuditExport(server);
  serveListExports(server);
  serveCycleReports(server);
  serveHealth(server);
  servePapers(server);
  await serveConsole(server, consoleFolder);
  return server;
}

/** Fastify's own refusals (body too large, unreadable) as ours. */
function answerTo(error: FastifyError | AppError): AppError {
  if (error instanceof AppError) return error;
  if (error.statusCode === 413) return new AppError("too-large", { cause: error });
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return new AppError("invalid-input", { cause: error });
  }
  return toAppError(error);
}
