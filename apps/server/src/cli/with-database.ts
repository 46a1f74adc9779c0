import { setInstallationSecret } from "../base/keyed-hash.ts";
import { readSettings, type Settings } from "../config.ts";
import { connectDatabase, disconnectDatabase, startError } from "../database/connection.ts";
import { ensureIndexes } from "../database/indexes.ts";
import { registerKeys } from "../database/sealing/register-keys.ts";
import { configureSealing } from "../database/sealing/sealed-documents.ts";
import { commandKeys } from "./command-keys.ts";
// Every model is registered by the routers that serve it.
import "../app-router.ts";

/**
 * Runs a command on the installation's database, beside a running server or alone. Throws where the database's keys are
 * not here, unless the command can do without.
 */
export async function withDatabase(
  run: (settings: Settings) => Promise<void>,
  { withoutKeys = false }: { withoutKeys?: boolean } = {},
): Promise<void> {
  const settings = readSettings();
  await connectDatabase(settings);
  try {
    const { dataDir } = settings;
    const { dataKeys, secret } = await commandKeys(process.env, { dataDir, withoutKeys });
    if (secret !== undefined) setInstallationSecret(secret, settings.formerSecrets);
    configureSealing(dataKeys);
    await ensureIndexes();
    await registerKeys(dataKeys);
    await run(settings);
  } catch (error) {
    throw startError(error);
  } finally {
    await disconnectDatabase();
  }
}
