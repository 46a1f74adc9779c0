import type { FastifyInstance } from "fastify";
import { followStaff } from "./accounts/follow-staff.ts";
import { appRouter } from "./app-router.ts";
import { auditAcross } from "./audit/audit-across.ts";
import { allCounted } from "./audit/count-later.ts";
import { sealRegularly } from "./audit/seals/seal-trail.ts";
import { log } from "./base/log.ts";
import type { Config } from "./config.ts";
import { connectDatabase, disconnectDatabase, releaseDatabase, startError } from "./database/connection.ts";
import { ensureIndexes } from "./database/indexes.ts";
import { migrations } from "./database/migrations/index.ts";
import { runMigrations } from "./database/migrations/run-migrations.ts";
import { missingKeys, registerKeys } from "./database/sealing/register-keys.ts";
import { configureSealing } from "./database/sealing/sealed-documents.ts";
import { configureFiles, type FileOptions } from "./files/settings.ts";
import type { PressureLimits } from "./http/pressure.ts";
import { createHttpServer } from "./http/server.ts";
import { configureAuth } from "./identity/auth.ts";
import { heldIncompatibly } from "./identity/separation.ts";
import { keptDataKeys } from "./installation-keys.ts";
import { wantRegularly } from "./jobs/regular-jobs.ts";
import { startWorker } from "./jobs/worker.ts";
import { regularJobs } from "./regular-jobs.ts";
import { closeWorkshop } from "./workshop/in-workshop.ts";

export interface StartOptions
  extends Pick<Config, "port" | "host" | "dataDir" | "mongodbUri" | "secret" | "publicUrl">,
    FileOptions {
  consoleFolder: string;
  trustProxy?: Config["trustProxy"];
  formerSecrets?: Config["formerSecrets"];
  /** Those kept in `dataDir` when absent. */
  dataKeys?: Config["dataKeys"];
  embedded?: "process" | "in-process";
  monitorCommands?: boolean;
  bodyPatience?: number;
  pressure?: PressureLimits;
  /** Whether this process does jobs and seals the trails; default true. */
  works?: boolean;
  /** Between the database and the first request: the demonstration city, the setup link. */
  prepare?: () => Promise<void>;
}

export interface RunningServer {
  /** http://host:port, with the port that was taken. */
  readonly url: string;
  /** Ends requests, connection and embedded database, in this order. */
  stop(): Promise<void>;
}

/** Database → migrations and indexes → HTTP. What was started is stopped again when a later step fails. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  let http: FastifyInstance | undefined;
  let endRegular: (() => Promise<void>)[] = [];
  const stop = async () => {
    await Promise.all(endRegular.map((end) => end()));
    releaseDatabase();
    await http?.close();
    await closeWorkshop();
    await allCounted();
    await disconnectDatabase();
  };
  try {
    const dataKeys = options.dataKeys ?? keptDataKeys(options.dataDir);
    configureSealing(dataKeys);
    await connectDatabase(options);
    auditAcross();
    followStaff();
    await runMigrations(migrations);
    await ensureIndexes();
    await registerKeys(dataKeys);
    for (const said of await missingKeys()) log.error(said);
    configureAuth({
      secret: options.secret,
      formerSecrets: options.formerSecrets,
      publicUrl: options.publicUrl ?? `http://${options.host}:${options.port}`,
    });
    for (const said of await heldIncompatibly()) log.warn(said);
    configureFiles(options);
    await options.prepare?.();
    http = await createHttpServer({
      router: appRouter,
      consoleFolder: options.consoleFolder,
      https: options.publicUrl?.startsWith("https:") ?? false,
      bodyPatience: options.bodyPatience,
      trustProxy: options.trustProxy,
      pressure: options.pressure,
    });
    if (options.works ?? true) endRegular = [sealRegularly(), startWorker(), wantRegularly(regularJobs)];
    const url = await http.listen({ port: options.port, host: options.host });
    return { url, stop };
  } catch (error) {
    await stop();
    throw startError(error);
  }
}
