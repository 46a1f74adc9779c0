import { type Config, readConfig } from "../config.ts";
import { connectDatabase, disconnectDatabase } from "../database/connection.ts";
import { ensureIndexes } from "../database/indexes.ts";
import { registerKeys } from "../database/sealing/register-keys.ts";
import { configureSealing } from "../database/sealing/sealed-documents.ts";
import { setIdentitySecret } from "../identity/keyed-hash.ts";
// Every model is registered by the routers that serve it.
import "../rpc/router.ts";

/** Runs a command on the installation's database, beside a running server or alone. */
export async function withDatabase(run: (config: Config) => Promise<void>): Promise<void> {
  const config = readConfig();
  setIdentitySecret(config.secret, config.formerSecrets);
  configureSealing(config.dataKeys);
  await connectDatabase(config);
  try {
    await ensureIndexes();
    await registerKeys(config.dataKeys);
    await run(config);
  } finally {
    await disconnectDatabase();
  }
}
