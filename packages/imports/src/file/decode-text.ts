/** A text file as people save it: UTF-8, UTF-16 with its mark, else what Chinese Windows writes (GB 18030). undefined: no text. */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes.subarray(0, 8_000).includes(0)) {
    const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
    return isUtf16 ? new TextDecoder("utf-16le").decode(bytes) : undefined;
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
