import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { readKept, readOrMakeKept } from "./base/kept-file.ts";
import { type KeyRing, newKeyEntry, readKeyRing } from "./database/sealing/key-ring.ts";

export interface InstallationKeys {
  /** Signs session cookies. */
  readonly secret: string;
  /** Encrypt sealed values where they are kept. */
  readonly dataKeys: KeyRing;
}

/** SECRET and DATA_KEYS as they are given or kept in `dataDir`; what is neither is absent. Throws for unusable ones. */
export function presentKeys(env: NodeJS.ProcessEnv, dataDir: string): Partial<InstallationKeys> {
  const secret = env.SECRET || readKept(secretFile(dataDir));
  const file = dataKeysFile(dataDir);
  const keys = env.DATA_KEYS || (isShared(env) ? undefined : readKept(file));
  return {
    ...(secret === undefined ? {} : { secret: secretOf(secret) }),
    ...(keys === undefined ? {} : { dataKeys: readKeyRing(keys, env.DATA_KEYS ? "DATA_KEYS" : file) }),
  };
}

/** The same, each made and kept in `dataDir` when absent. */
export function readOrMakeKeys(env: NodeJS.ProcessEnv, dataDir: string): InstallationKeys {
  const present = presentKeys(env, dataDir);
  if (present.dataKeys === undefined && isShared(env)) throw notGiven();
  return {
    dataKeys: present.dataKeys ?? keptDataKeys(dataDir),
    secret: present.secret ?? secretOf(readOrMakeKept(secretFile(dataDir), newSecret)),
  };
}

/** The keys of an installation that is given none; the first start makes one. */
export function keptDataKeys(dataDir: string): KeyRing {
  const path = dataKeysFile(dataDir);
  return readKeyRing(readOrMakeKept(path, newKeyEntry), path);
}

/** Where the keys are kept that no setting gives. */
export function dataKeysFile(dataDir: string): string {
  return join(dataDir, "data-keys");
}

function secretFile(dataDir: string): string {
  return join(dataDir, "secret");
}

function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

function secretOf(value: string): string {
  if (value.length >= 32) return value;
  throw new Error("SECRET: must have at least 32 characters");
}

/** Each process of a cluster would make and keep keys of its own, and could not open what another one sealed. */
function isShared(env: NodeJS.ProcessEnv): boolean {
  return env.NODE_ENV === "production" && Boolean(env.MONGODB_URI);
}

function notGiven(): Error {
  return new Error(
    "DATA_KEYS: 使用 MONGODB_URI 的生产环境必须设置，例如“k1:密钥”，密钥由 openssl rand -base64 32 生成，所有进程相同。 must be set in production with MONGODB_URI, such as k1:<what openssl rand -base64 32 gives>, the same for all processes",
  );
}
