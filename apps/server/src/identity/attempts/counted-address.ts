import { isIPv4, isIPv6 } from "node:net";

/**
 * The address by which attempts are counted: IPv4 as it is, of IPv6 the network of 64 bits, because everybody who has
 * one address there has all of them.
 */
export function countedAddress(address: string): string {
  const bare = address.replace(/%.*$/, "").toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1];
  if (mapped !== undefined && isIPv4(mapped)) return mapped;
  return isIPv6(bare) ? `${groupsOf(bare).slice(0, 4).join(":")}::/64` : bare;
}

function groupsOf(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const before = partsOf(head);
  if (tail === undefined) return before;
  const after = partsOf(tail);
  return [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill("0"), ...after];
}

/** An IPv4 address at the end takes the place of two groups. */
function partsOf(text: string): string[] {
  if (text === "") return [];
  return text
    .split(":")
    .flatMap((part) => (part.includes(".") ? ["0", "0"] : [Number.parseInt(part, 16).toString(16)]));
}
