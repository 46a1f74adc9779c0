import type { KeyRing } from "../database/sealing/key-ring.ts";
import { knownKeyIds } from "../database/sealing/register-keys.ts";
import { dataKeysFile, type InstallationKeys, presentKeys, readOrMakeKeys } from "../installation-keys.ts";

/** A command may do without the secret until it needs it; then that is told. */
export type CommandKeys = Pick<InstallationKeys, "dataKeys"> & Partial<InstallationKeys>;

/**
 * The keys of a command, on the connected database: those of the environment, made only where the database has never
 * seen any. Elsewhere the server has its own, and new ones would open nothing, be kept by mistake and outlive the right
 * ones: throws, naming them. With `withoutKeys` the command goes on without any, and can seal and open nothing.
 */
export async function commandKeys(
  env: NodeJS.ProcessEnv,
  { dataDir, withoutKeys }: { dataDir: string; withoutKeys: boolean },
): Promise<CommandKeys> {
  const { dataKeys, ...secret } = presentKeys(env, dataDir);
  const known = await knownKeyIds();
  if (known.length === 0 && !withoutKeys) return readOrMakeKeys(env, dataDir);
  if (dataKeys !== undefined) return { dataKeys, ...secret };
  if (withoutKeys) return { dataKeys: noKeys, ...secret };
  throw new Error(
    `DATA_KEYS: 数据库使用着密钥 ${known.join("、")}，而这里既没有设置 DATA_KEYS，也没有可用的文件 ${dataKeysFile(dataDir)}。没有另造密钥，请用与服务相同的 DATA_KEYS 和 DATA_DIR 运行。 the database uses the keys ${known.join(", ")}, and here is neither DATA_KEYS nor a file ${dataKeysFile(dataDir)} to take them from. None was made: run this with the DATA_KEYS and DATA_DIR of the server`,
  );
}

const noKeys: KeyRing = { first: "", keys: new Map() };
