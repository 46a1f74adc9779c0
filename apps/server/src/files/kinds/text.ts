import type { Readable } from "node:stream";
import { TextDecoder } from "node:util";

/**
 * Whether a content is text all through: UTF-8, UTF-16 with its mark, or GB 18030 (what Excel and Notepad write in
 * Chinese Windows), without control characters but tab, line ends and form feed.
 */
export async function isText(content: Readable): Promise<boolean> {
  let decoders: TextDecoder[] | undefined;
  for await (const chunk of content) {
    const bytes: Buffer = chunk;
    decoders ??= decodersFor(bytes);
    decoders = decoders.filter((decoder) => reads(decoder, bytes));
    if (decoders.length === 0) return false;
  }
  return (decoders ?? []).some((decoder) => reads(decoder, undefined));
}

function decodersFor(start: Buffer): TextDecoder[] {
  const marked =
    start[0] === 0xff && start[1] === 0xfe
      ? ["utf-16le"]
      : start[0] === 0xfe && start[1] === 0xff
        ? ["utf-16be"]
        : ["utf-8", "gb18030"];
  return marked.map((label) => new TextDecoder(label, { fatal: true }));
}

/** Goes on decoding; without bytes: whether it may end here. */
function reads(decoder: TextDecoder, bytes: Buffer | undefined): boolean {
  try {
    const text = bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    return !/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text);
  } catch {
    return false;
  }
}
