/** Sheets unpack to ten times their size, one with the same in all cells to sixty: what is larger than this and unpacks to more is no sheet. */
const hollow = 16 * 1024 * 1024;
const mostTimes = 250;

/**
 * Looks at an archive's directory before anything of it is unpacked. What an entry says it unpacks to is also the most
 * that the reader lets it: so the sum of it bounds what the whole file can come to.
 * Out: what is wrong with it, undefined where nothing is.
 * @param limits how many bytes it may unpack to, and how many entries it may have
 */
export function inspectZip(
  bytes: Uint8Array,
  limits: { readonly unpacked: number; readonly entries: number },
): "damaged" | "zip-bomb" | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end < 0) return "damaged";
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  // Workbooks of this size never need the larger directory; one that claims to is built to mislead.
  if (entries === 0xffff || at === 0xffffffff || entries > limits.entries) return "zip-bomb";
  let unpacked = 0;
  for (let index = 0; index < entries; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return "damaged";
    const method = view.getUint16(at + 10, true);
    const packed = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    unpacked += method === 0 ? packed : size;
    const hidesSize = method !== 0 && size === 0 && packed > 2;
    const isDeferred = (view.getUint16(at + 8, true) & 8) !== 0 && packed === 0 && size === 0 && method !== 0;
    const isHollow = method !== 0 && size > hollow && size > packed * mostTimes;
    if (hidesSize || isDeferred || isHollow || unpacked > limits.unpacked) return "zip-bomb";
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return undefined;
}

function endOfDirectory(view: DataView): number {
  const least = Math.max(0, view.byteLength - 65_557);
  for (let at = view.byteLength - 22; at >= least; at -= 1)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  return -1;
}
