import { createHash } from "node:crypto";
import { fromBufferPromise } from "yauzl";

/** The files of a .zip by their paths. Throws where one is damaged. */
export async function unzip(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(bytes);
  const found = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const parts: Buffer[] = [];
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(Buffer.from(part));
    found.set(entry.fileName, Buffer.concat(parts));
  }
  return found;
}

export function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
