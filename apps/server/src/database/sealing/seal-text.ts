import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { AppError } from "../../errors/app-error.ts";
import type { KeyRing } from "./key-ring.ts";

/** Where a sealed value stands; it opens nowhere else. */
export interface SealedPlace {
  readonly document: string;
  readonly tenantId: string;
  readonly id: string;
  readonly property: string;
}

const algorithm = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;
const form = /^sealed:1:([A-Za-z0-9][A-Za-z0-9_-]{0,31}):([A-Za-z0-9_-]{38,})$/;

/** Whether a text is what sealing makes of one. */
export function isSealed(text: unknown): text is string {
  return typeof text === "string" && form.test(text);
}

/** The id of the key that a sealed text needs. */
export function keyIdOf(sealed: string): string {
  return form.exec(sealed)?.[1] ?? "?";
}

/** How each text that is sealed under a key begins. */
export function sealedUnder(keyId: string): string {
  return `sealed:1:${keyId}:`;
}

/** Encrypts a text for its place under the ring's first key: AES-256-GCM, a random nonce each time. */
export function sealText({ first, keys }: KeyRing, place: SealedPlace, text: string): string {
  const key = keys.get(first);
  if (key === undefined) throw new Error("the ring has no first key");
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key.sealing, nonce, { authTagLength: tagBytes });
  cipher.setAAD(boundTo(place));
  const content = Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return sealedUnder(first) + content.toString("base64url");
}

/** The text again. Errors: `unreadable`, naming the key: it is not there, or the text is not what was sealed here. */
export function openText({ keys }: KeyRing, place: SealedPlace, sealed: string): string {
  const [, keyId = "?", encoded = ""] = form.exec(sealed) ?? [];
  const key = keys.get(keyId);
  if (key === undefined) throw missing(keyId);
  const content = Buffer.from(encoded, "base64url");
  // Base64 has several spellings of the same bytes; only the one that was written is taken.
  if (content.toString("base64url") !== encoded) throw changed(keyId);
  const decipher = createDecipheriv(algorithm, key.sealing, content.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(boundTo(place));
  decipher.setAuthTag(content.subarray(-tagBytes));
  try {
    const text = decipher.update(content.subarray(nonceBytes, -tagBytes));
    return Buffer.concat([text, decipher.final()]).toString("utf8");
  } catch {
    throw changed(keyId);
  }
}

function boundTo({ document, tenantId, id, property }: SealedPlace): Buffer {
  return Buffer.from(JSON.stringify([document, tenantId, id, property]));
}

function missing(keyId: string): AppError {
  return new AppError("unreadable", {
    message: {
      zh: `此项用密钥“${keyId}”加密，服务器没有这个密钥，暂时无法显示。请运维人员把它加入 DATA_KEYS。`,
      en: `This is encrypted with the key “${keyId}”, which the server does not have. The operator can add it to DATA_KEYS.`,
    },
  });
}

function changed(keyId: string): AppError {
  return new AppError("unreadable", {
    message: {
      zh: `此项无法用密钥“${keyId}”解密：密文被改动过，或是从别处复制来的。请运维人员核查，或重新填写。`,
      en: `This cannot be decrypted with the key “${keyId}”: it was changed, or copied from elsewhere. The operator can look into it; or enter it anew.`,
    },
  });
}
