import { parseArgs } from "node:util";
import { pino } from "pino";
import { startEmbeddedMongo } from "./start.ts";

/**
 * The process of its own: `--data-dir <dir> [--socket <path>] [--tied]`. Writes one line of JSON to stdout when it is
 * ready (`{"ready":true,"uri":…,"pid":…}`) or has failed (`{"ready":false,"error":…}`); logs to stderr. Tied, it stops
 * when its stdin ends, that is when its parent is gone, however it went.
 */
const { values } = parseArgs({
  options: {
    "data-dir": { type: "string" },
    socket: { type: "string" },
    tied: { type: "boolean", default: false },
  },
});
const dataDir = values["data-dir"];

if (dataDir === undefined) fail("--data-dir is needed");
else {
  try {
    const logger = pino(
      { name: "embedded-mongo", level: process.env.LOG_LEVEL ?? "warn" },
      pino.destination(2),
    );
    const server = await startEmbeddedMongo({ dataDir, socketPath: values.socket, logger });
    let stopping = false;
    const stop = (): void => {
      if (stopping) return;
      stopping = true;
      server.close().then(
        () => process.exit(0),
        (error: unknown) => {
          logger.error({ err: error }, "closing failed");
          process.exit(1);
        },
      );
    };
    process.on("SIGTERM", stop);
    // Ctrl-C reaches the whole group at once: a tied server lets its parent finish, and ends with it.
    process.on("SIGINT", values.tied ? () => {} : stop);
    if (values.tied) {
      process.stdin.on("end", stop);
      process.stdin.on("error", stop);
      process.stdin.resume();
    }
    process.stdout.on("error", () => {});
    process.stdout.write(`${JSON.stringify({ ready: true, uri: server.uri, pid: process.pid })}\n`);
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
}

function fail(message: string): void {
  process.stdout.write(`${JSON.stringify({ ready: false, error: message })}\n`, () => process.exit(1));
}
