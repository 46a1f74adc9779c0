import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { type KeyRing, newKeyEntry, readKeyRing } from "./database/sealing/key-ring.ts";
import { target } from "./files/scanning/clamd.ts";
import { type TrustedProxies, trustedProxies } from "./http/trusted-proxies.ts";
import { readOrMakeKept } from "./kept-file.ts";

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Everything that this installation keeps: the embedded database, the secret, backups. */
  readonly dataDir: string;
  /** Another MongoDB (a replica set or sharded cluster) instead of the embedded one. */
  readonly mongodbUri: string | undefined;
  readonly production: boolean;
  /** Signs session cookies. */
  readonly secret: string;
  /** What the secret was before: it judges what was sealed under it. */
  readonly formerSecrets?: readonly string[];
  /** Encrypt sealed values where they are kept. */
  readonly dataKeys: KeyRing;
  /** The address by which people reach it, where a proxy stands in front (`https://…`): cookies become Secure. */
  readonly publicUrl: string | undefined;
  /** Which proxies in front may say from which address a request comes; undefined: none, the connection tells. */
  readonly trustProxy: TrustedProxies | undefined;
  readonly logLevel: string;
  /** Largest size of an uploaded file in bytes. */
  readonly maxFileBytes: number;
  /** What all uploaded files of one tenant may take together, in bytes. */
  readonly maxTenantBytes: number;
  /** Where clamd listens, `host:port` or the path of its socket; undefined: files are not scanned. */
  readonly clamd: string | undefined;
}

/**
 * Reads the environment: PORT (3000), HOST (127.0.0.1), DATA_DIR (./.data), MONGODB_URI, NODE_ENV, SECRET and DATA_KEYS
 * (each made and kept in DATA_DIR when absent), PUBLIC_URL, TRUST_PROXY, LOG_LEVEL, MAX_FILE_MB (20),
 * MAX_TENANT_GB (20), CLAMD. Throws with the variable's name when a value is unusable.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const dataDir = resolve(env.DATA_DIR || ".data");
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const production = env.NODE_ENV === "production";
  return {
    port: portOf(env.PORT),
    host: env.HOST || "127.0.0.1",
    dataDir,
    mongodbUri: env.MONGODB_URI || undefined,
    production,
    dataKeys: dataKeysOf(env, dataDir),
    formerSecrets: env.FORMER_SECRETS ? env.FORMER_SECRETS.split(",").map(formerSecretOf) : [],
    secret: env.SECRET ? secretOf(env.SECRET) : keptSecret(join(dataDir, "secret")),
    publicUrl: env.PUBLIC_URL ? new URL(env.PUBLIC_URL).origin : undefined,
    trustProxy: env.TRUST_PROXY ? trustedProxies(env.TRUST_PROXY) : undefined,
    logLevel: env.LOG_LEVEL || (production ? "info" : "warn"),
    maxFileBytes: sizeOf("MAX_FILE_MB", env.MAX_FILE_MB, 1_024) * 1024 ** 2,
    maxTenantBytes: sizeOf("MAX_TENANT_GB", env.MAX_TENANT_GB, 10_240) * 1024 ** 3,
    clamd: env.CLAMD ? clamdOf(env.CLAMD) : undefined,
  };
}

function portOf(value: string | undefined): number {
  const port = Number(value || "3000");
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Error(`PORT=${value}: must be a number from 0 to 65535`);
}

function sizeOf(name: string, value: string | undefined, most: number): number {
  const size = Number(value || "20");
  if (Number.isInteger(size) && size >= 1 && size <= most) return size;
  throw new Error(`${name}=${value}: must be a whole number from 1 to ${most}`);
}

function clamdOf(value: string): string {
  target(value);
  return value;
}

function formerSecretOf(value: string): string {
  if (value.trim().length >= 32) return value.trim();
  throw new Error("FORMER_SECRETS: each must have at least 32 characters, parted by commas");
}

function secretOf(value: string): string {
  if (value.length >= 32) return value;
  throw new Error("SECRET: must have at least 32 characters");
}

function keptSecret(path: string): string {
  return secretOf(readOrMakeKept(path, () => randomBytes(32).toString("base64url")));
}

/** Each process of a cluster would make and keep keys of its own, and could not open what another one sealed. */
function dataKeysOf(env: NodeJS.ProcessEnv, dataDir: string): KeyRing {
  if (env.DATA_KEYS) return readKeyRing(env.DATA_KEYS, "DATA_KEYS");
  if (env.NODE_ENV === "production" && env.MONGODB_URI) {
    throw new Error(
      "DATA_KEYS: 使用 MONGODB_URI 的生产环境必须设置，例如“k1:密钥”，密钥由 openssl rand -base64 32 生成，所有进程相同。 must be set in production with MONGODB_URI, such as k1:<what openssl rand -base64 32 gives>, the same for all processes",
    );
  }
  return keptDataKeys(dataDir);
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
