import { createHash } from "node:crypto";
import { once } from "node:events";
import { PassThrough, Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { ZipFile } from "yazl";

/** A file in the archive, as its manifest names it. */
export interface ArchiveEntry {
  readonly path: string;
  /** Of the content, not packed. */
  readonly bytes: number;
  /** SHA-256 of the content, hex. */
  readonly sha256: string;
}

/** Texts are gathered to about so many characters before they are packed. */
const atOnce = 64 * 1024;

/** A .zip that is written file by file while it is read from `output`: neither the whole nor one of its files is ever in memory. */
export class ArchiveZip {
  readonly #zip = new ZipFile();
  readonly #broken = new AbortController();
  /** The .zip itself. */
  readonly output: Readable;

  constructor(readonly at: Date) {
    const { outputStream } = this.#zip;
    if (!(outputStream instanceof Readable)) throw new Error("yazl's output is no stream of Node.js");
    this.output = outputStream;
    this.#zip.on("error", (error: unknown) => this.break(error));
  }

  /** Ends it in its midst: whoever reads or adds gets an error. */
  break(why: unknown): void {
    this.#broken.abort(why);
    this.output.destroy(why instanceof Error ? why : new Error(String(why)));
  }

  /**
   * Adds a file, its content as it comes. Throws what `content` throws, and why the archive was broken off.
   * @param isPacked it is packed already, as pictures and workbooks are
   */
  async add(
    path: string,
    content: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
    { isPacked = false }: { isPacked?: boolean } = {},
  ): Promise<ArchiveEntry> {
    const { signal } = this.#broken;
    const entry = new PassThrough({ highWaterMark: 2 * atOnce });
    const taken = finished(entry, { signal });
    // Awaited below; a failure in between must not count as unhandled.
    taken.catch(() => {});
    this.#zip.addReadStream(entry, path, { compress: !isPacked, mtime: this.at });
    const hash = createHash("sha256");
    let bytes = 0;
    try {
      for await (const chunk of gathered(content)) {
        signal.throwIfAborted();
        hash.update(chunk);
        bytes += chunk.length;
        if (!entry.write(chunk)) await once(entry, "drain", { signal });
      }
      entry.end();
      await taken;
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      this.break(error);
      throw error;
    }
    return { path, bytes, sha256: hash.digest("hex") };
  }

  /** Once all files are added; `output` ends then. */
  end(): void {
    this.#zip.end();
  }
}

async function* gathered(
  content: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
): AsyncGenerator<Buffer> {
  let text = "";
  for await (const chunk of content) {
    if (typeof chunk === "string") text += chunk;
    else {
      if (text !== "") yield Buffer.from(text);
      text = "";
      yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    }
    if (text.length < atOnce) continue;
    yield Buffer.from(text);
    text = "";
  }
  if (text !== "") yield Buffer.from(text);
}
