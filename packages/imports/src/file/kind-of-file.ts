const zip = [0x50, 0x4b, 0x03, 0x04];
const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** What a file is by its content, whatever it is called: a workbook (a zip), an old or an encrypted one, or perhaps a text. */
export function kindOfFile(bytes: Uint8Array): "zip" | "xls" | "encrypted" | "text" {
  if (startsWith(bytes, zip)) return "zip";
  if (!startsWith(bytes, compound)) return "text";
  return holdsUtf16(bytes, "EncryptedPackage") ? "encrypted" : "xls";
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** Whether a compound file names a stream so: its directory is in UTF-16. */
function holdsUtf16(bytes: Uint8Array, name: string): boolean {
  const wanted = [...name].flatMap((letter) => [letter.charCodeAt(0), 0]);
  const first = wanted[0] ?? 0;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  return false;
}
