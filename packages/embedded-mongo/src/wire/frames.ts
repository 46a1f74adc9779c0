/** A message of the wire protocol: its header, and what follows it. */
export interface Frame {
  readonly requestId: number;
  readonly opCode: number;
  readonly body: Buffer;
}

/** Operation codes that are understood. */
export const opCodes = { reply: 1, query: 2004, compressed: 2012, message: 2013 } as const;

/** MongoDB's `maxMessageSizeBytes`. */
export const largestMessage = 48_000_000;

const headerSize = 16;

/** The sender does not speak the protocol; its connection has to be closed. */
export class FramingError extends Error {}

/** Cuts a stream of bytes into messages. */
export class FrameReader {
  #chunks: Buffer[] = [];
  #held = 0;

  /**
   * Takes what has arrived and gives the messages that are complete.
   * @throws FramingError for an impossible length or an unknown operation code, before anything of it is kept
   */
  push(chunk: Buffer): Frame[] {
    this.#chunks.push(chunk);
    this.#held += chunk.length;
    const frames: Frame[] = [];
    for (;;) {
      if (this.#held < headerSize) return frames;
      const header = this.#joined(headerSize);
      const length = header.readInt32LE(0);
      const opCode = header.readInt32LE(12);
      if (length < headerSize || length > largestMessage + headerSize)
        throw new FramingError(`message length ${length}`);
      if (opCode !== opCodes.message && opCode !== opCodes.query)
        throw new FramingError(`operation code ${opCode}`);
      if (this.#held < length) return frames;
      const all = this.#joined(length);
      frames.push({ requestId: header.readInt32LE(4), opCode, body: all.subarray(headerSize, length) });
      const rest = all.subarray(length);
      this.#chunks.shift();
      if (rest.length > 0) this.#chunks.unshift(rest);
      this.#held -= length;
    }
  }

  /** The first chunk, joined with those after it when it is shorter than so many bytes. */
  #joined(size: number): Buffer {
    const first = this.#chunks[0];
    if (first !== undefined && first.length >= size) return first;
    const all = Buffer.concat(this.#chunks);
    this.#chunks = [all];
    return all;
  }
}
