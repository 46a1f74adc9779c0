import { BlockList, isIP } from "node:net";

/** How many proxies stand in front, or which addresses they have. */
export type TrustedProxies = number | string[];

/**
 * Reads TRUST_PROXY: a number of proxies (1 to 10), or their addresses and networks (`10.0.0.0/8, ::1`, `loopback`),
 * comma between. To trust everybody is not offered: each caller could name any address as his own. Throws by the
 * variable's name.
 */
export function trustedProxies(value: string): TrustedProxies {
  const text = value.trim();
  if (/^\d+$/.test(text)) {
    const count = Number(text);
    if (count >= 1 && count <= 10) return count;
    throw unusable(value);
  }
  const networks = text.split(",").map((each) => each.trim());
  if (!networks.every(isNetwork)) throw unusable(value);
  return networks;
}

function isNetwork(text: string): boolean {
  if (named.has(text)) return true;
  const [address = "", bits, ...more] = text.split("/");
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  if (bits === undefined) return true;
  if (!/^\d{1,3}$/.test(bits)) return false;
  try {
    new BlockList().addSubnet(address, Number(bits), family === 4 ? "ipv4" : "ipv6");
    return Number(bits) > 0;
  } catch {
    return false;
  }
}

/** Names that Fastify knows. */
const named = new Set(["loopback", "linklocal", "uniquelocal"]);

function unusable(value: string): Error {
  return new Error(
    `TRUST_PROXY=${value}: must be the number of proxies in front (1 to 10), or their addresses such as 127.0.0.1,10.0.0.0/8`,
  );
}
