import { log } from "./base/log.ts";
import { type Config, readConfig } from "./config.ts";
import { greeting } from "./greeting.ts";
import { auth } from "./identity/auth.ts";
import { consoleFolder } from "./paths.ts";
import { type Prepared, prepareInstallation } from "./prepare-installation.ts";
import { startServer } from "./start-server.ts";

const started = Date.now();
const config = settings();
let prepared: Prepared = { demoAccounts: [], awaitsAdministrator: false, setupToken: undefined };

const server = await startServer({
  ...config,
  consoleFolder,
  prepare: async () => {
    prepared = await prepareInstallation({
      ...config,
      // What a service manager or a container collects is a log, and no place for a secret.
      isLogged: !process.stdout.isTTY,
      say: (text) => console.log(text),
    });
  },
}).catch((error: unknown) => {
  log.fatal({ err: error }, "the server did not start");
  return giveUp(error);
});

const url = config.publicUrl ?? server.url;
if (config.clamd === undefined) {
  log.warn("CLAMD is not set: uploaded files are kept without a virus scan, and say so");
}
if (config.publicUrl !== undefined && config.trustProxy === undefined) {
  log.warn(
    "PUBLIC_URL is set and TRUST_PROXY is not: behind a proxy everybody seems to come from its address, and failed sign-ins of one slow down all",
  );
}
console.log(greeting({ url, seconds: (Date.now() - started) / 1000, ...prepared }));
// The sign-in library is heavy: loaded when the first page is already being served.
setTimeout(() => void auth(), 200);

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    const late = setTimeout(() => process.exit(1), 15_000);
    late.unref();
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "the server did not stop cleanly");
        process.exit(1);
      },
    );
  });
}

/** What a setting cannot be is told by its name, without a stack. */
function settings(): Config {
  try {
    return readConfig();
  } catch (error) {
    return giveUp(error);
  }
}

function giveUp(error: unknown): never {
  console.error(
    `启动失败 The server did not start: ${error instanceof Error ? error.message : String(error)}`,
  );
  process.exit(1);
}
