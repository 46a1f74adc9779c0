/** So much of a file tells what it is. */
const looked = 8_000;

/**
 * A text file as people save it: UTF-8, UTF-16 (with its mark, or told by where its noughts are), else what Chinese Windows writes (GB
 * 18030). undefined: no text, or one with broken characters (`whyNoText`).
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) {
    const text = decoded(wide, bytes);
    // Numbers of two bytes have their noughts on one side, too.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    return text !== undefined && /[\0-\x08]/.test(text.slice(0, looked)) ? undefined : text;
  }
  if (bytes.subarray(0, looked).includes(0)) return undefined;
  return decoded("utf-8", bytes) ?? (isRatherUtf8(bytes) ? undefined : decoded("gb18030", bytes));
}

/** Why `decodeText` gives none: it is no text at all, or characters of it are broken. */
export function whyNoText(bytes: Uint8Array): "not-a-table" | "broken-text" {
  const start = bytes.subarray(0, looked);
  const controls = start.filter((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13);
  return controls.length * 100 > start.length ? "not-a-table" : "broken-text";
}

function wideEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  // Commas and ends of lines are a nought and a letter in it: all of the noughts on one side.
  const start = bytes.subarray(0, looked);
  const even = start.filter((byte, at) => byte === 0 && at % 2 === 0).length;
  const odd = start.filter((byte, at) => byte === 0 && at % 2 === 1).length;
  if (even + odd === 0 || (even > 0 && odd > 0) || bytes.length % 2 === 1) return undefined;
  return even === 0 ? "utf-16le" : "utf-16be";
}

/** Whether most of what is not ASCII is right as UTF-8: by chance as good as none of another encoding is. */
function isRatherUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder("utf-8").decode(bytes);
  const broken = text.split("\ufffd").length - 1;
  const right = text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0;
  return right > broken;
}

/** undefined where a character is broken, or is none that people write. */
function decoded(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
