import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from "node:crypto";
import { MongoError } from "../engine/index.ts";

/** What is kept of a password: enough to check it, too little to log in with. */
export interface Credentials {
  readonly username: string;
  readonly salt: Buffer;
  readonly iterations: number;
  readonly storedKey: Buffer;
  readonly serverKey: Buffer;
}

/** MongoDB's count for SCRAM-SHA-256. */
const iterations = 15_000;

/** Derives what is kept of a password (RFC 5802, RFC 7677). */
export function deriveCredentials(username: string, password: string): Credentials {
  const salt = randomBytes(28);
  const salted = pbkdf2Sync(password.normalize("NFKC"), salt, iterations, 32, "sha256");
  return {
    username,
    salt,
    iterations,
    storedKey: createHash("sha256").update(hmac(salted, "Client Key")).digest(),
    serverKey: hmac(salted, "Server Key"),
  };
}

/** One exchange of SCRAM-SHA-256, the server's side. */
export class ScramConversation {
  readonly #credentials: Credentials;
  readonly #clientFirstBare: string;
  readonly #nonce: string;
  readonly #known: boolean;
  /** The server's first message. */
  readonly first: string;

  /** @throws MongoError AuthenticationFailed (18) for a message that is not the client's first */
  constructor(credentials: Credentials, clientFirst: string) {
    const parts = /^[ny],,(n=([^,]*),r=([^,]+))$/.exec(clientFirst);
    const [, bare = "", name = "", clientNonce = ""] = parts ?? [];
    if (parts === null) throw failed();
    this.#credentials = credentials;
    this.#clientFirstBare = bare;
    this.#known = name.replaceAll("=2C", ",").replaceAll("=3D", "=") === credentials.username;
    this.#nonce = clientNonce + randomBytes(24).toString("base64");
    this.first = `r=${this.#nonce},s=${credentials.salt.toString("base64")},i=${credentials.iterations}`;
  }

  /**
   * Checks the client's proof.
   * @returns the server's proof in turn
   * @throws MongoError AuthenticationFailed (18), the same for a wrong name and a wrong password
   */
  finish(clientFinal: string): string {
    const parts = /^(c=(?:biws|eSws),r=([^,]+)),p=([A-Za-z0-9+/=]+)$/.exec(clientFinal);
    const [, withoutProof = "", nonce = "", proof = ""] = parts ?? [];
    const { storedKey, serverKey } = this.#credentials;
    const message = `${this.#clientFirstBare},${this.first},${withoutProof}`;
    const signature = hmac(storedKey, message);
    const given = Buffer.from(proof, "base64");
    const clientKey = Buffer.from(signature.map((byte, at) => byte ^ (given[at] ?? 0)));
    const matches = timingSafeEqual(createHash("sha256").update(clientKey).digest(), storedKey);
    if (!matches || !this.#known || nonce !== this.#nonce || given.length !== signature.length)
      throw failed();
    return `v=${hmac(serverKey, message).toString("base64")}`;
  }
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

function failed(): MongoError {
  return new MongoError("AuthenticationFailed", "Authentication failed.");
}
