import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { target } from "./files/scanning/clamd.ts";
import { type TrustedProxies, trustedProxies } from "./http/trusted-proxies.ts";
import { type InstallationKeys, readOrMakeKeys } from "./installation-keys.ts";

/** What the environment says of an installation, but for its keys. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Everything that this installation keeps: the embedded database, the secret, backups. */
  readonly dataDir: string;
  /** Another MongoDB (a replica set or sharded cluster) instead of the embedded one. */
  readonly mongodbUri: string | undefined;
  readonly production: boolean;
  /** What the installation's secret was before: it judges what was sealed under it. */
  readonly formerSecrets?: readonly string[];
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

export interface Config extends Settings, InstallationKeys {}

/**
 * Reads the environment of a server: the settings, and SECRET and DATA_KEYS, each made and kept in DATA_DIR when absent.
 * Throws with the variable's name when a value is unusable.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const settings = readSettings(env);
  return { ...settings, ...readOrMakeKeys(env, settings.dataDir) };
}

/**
 * Reads PORT (3000), HOST (127.0.0.1), DATA_DIR (./.data), MONGODB_URI, NODE_ENV, PUBLIC_URL, TRUST_PROXY, LOG_LEVEL,
 * MAX_FILE_MB (20), MAX_TENANT_GB (20), CLAMD. Throws with the variable's name when a value is unusable.
 */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const dataDir = resolve(env.DATA_DIR || ".data");
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const production = env.NODE_ENV === "production";
  return {
    port: portOf(env.PORT),
    host: env.HOST || "127.0.0.1",
    dataDir,
    mongodbUri: env.MONGODB_URI || undefined,
    production,
    formerSecrets: env.FORMER_SECRETS ? env.FORMER_SECRETS.split(",").map(formerSecretOf) : [],
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
