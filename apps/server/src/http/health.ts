import type { FastifyInstance } from "fastify";
import { version } from "../base/version.ts";
import { databaseKind, pingDatabase } from "../database/connection.ts";

/** `GET /healthz`: 200 with version and kind of database, 503 when the database does not answer. */
export function serveHealth(server: FastifyInstance): void {
  server.get("/healthz", { logLevel: "silent" }, async (_request, reply) => {
    const ok = await pingDatabase();
    return reply
      .status(ok ? 200 : 503)
      .header("cache-control", "no-store")
      .send({ status: ok ? "ok" : "database-unreachable", version, database: databaseKind() });
  });
}
