import type { Readable } from "node:stream";

/** Which of these byte sequences (none empty) comes first in a stream, by index; -1: none does. Reads no further. */
export async function findBytes(content: Readable, wanted: readonly Buffer[]): Promise<number> {
  const overlap = Math.max(...wanted.map(({ length }) => length)) - 1;
  let before = Buffer.alloc(0);
  for await (const chunk of content) {
    const bytes = Buffer.concat([before, chunk]);
    const places = wanted.map((each) => bytes.indexOf(each));
    const first = Math.min(...places.filter((place) => place >= 0));
    if (Number.isFinite(first)) return places.indexOf(first);
    before = bytes.subarray(Math.max(0, bytes.length - overlap));
  }
  return -1;
}
