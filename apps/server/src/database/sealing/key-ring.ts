import { createHmac, hkdfSync, randomBytes } from "node:crypto";

/** The keys of sealed values: the first seals, all open. */
export interface KeyRing {
  readonly first: string;
  /** By their ids, in the order given. */
  readonly keys: ReadonlyMap<string, DataKey>;
}

export interface DataKey {
  /** For AES-256-GCM; made from the key of the setting, which serves nothing itself. */
  readonly sealing: Buffer;
  /** Tells two keys of one id apart and says nothing of them. */
  readonly check: string;
}

/**
 * Reads `id:key,id:key`, each key 32 bytes in base64. Throws what is wrong with which entry, under the name of where it
 * stands; never what the entry holds.
 */
export function readKeyRing(text: string, where: string): KeyRing {
  const keys = new Map<string, DataKey>();
  const entries = text
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
  for (const [index, entry] of entries.entries()) {
    const [, id, encoded] = /^([^:]*):(.*)$/.exec(entry) ?? [];
    const refuse = (zh: string, en: string): never => {
      throw new Error(`${where}: 第 ${index + 1} 个密钥${zh} key ${index + 1} ${en}`);
    };
    if (id === undefined || encoded === undefined)
      return refuse("应写成“编号:密钥”。", "must be written id:key");
    if (!keyId.test(id))
      return refuse(
        "的编号只能有 1 至 32 个字母、数字、“-”和“_”。",
        "needs an id of 1 to 32 letters, digits, - and _",
      );
    if (keys.has(id)) return refuse(`的编号“${id}”重复。`, `has the id ${id} of another one`);
    const raw = /^[A-Za-z0-9+/_-]+={0,2}$/.test(encoded) ? Buffer.from(encoded, "base64") : Buffer.alloc(0);
    if (raw.length !== keyBytes)
      return refuse(
        "应为 base64 写的 32 个字节（openssl rand -base64 32）。",
        "must be 32 bytes in base64 (openssl rand -base64 32)",
      );
    keys.set(id, derived(raw));
  }
  const [first] = keys.keys();
  if (first === undefined) throw new Error(`${where}: 没有密钥。 there is no key`);
  return { first, keys };
}

/** A new key as an entry of the setting. */
export function newKeyEntry(): string {
  return `k${randomBytes(4).toString("hex")}:${randomBytes(keyBytes).toString("base64")}`;
}

const keyBytes = 32;
const keyId = /^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/;

function derived(raw: Buffer): DataKey {
  const part = (purpose: string) => Buffer.from(hkdfSync("sha256", raw, "", purpose, keyBytes));
  return {
    sealing: part("duheng sealed values"),
    check: createHmac("sha256", part("duheng key check")).digest("hex").slice(0, 32),
  };
}
