import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { trustedProxies } from "../../http/trusted-proxies.ts";
import { countedAddress } from "./counted-address.ts";
import { paces, waitAfter } from "./paces.ts";
import { waitWords } from "./wait-words.ts";

describe("the address by which attempts are counted", () => {
  it.each([
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["::FFFF:192.0.2.7", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:0DB8:0001:0002::9", "2001:db8:1:2::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["64:ff9b::192.0.2.33", "64:ff9b:0:0::/64"],
    ["unknown", "unknown"],
  ])("%s → %s", (address, counted) => expect(countedAddress(address)).toBe(counted));

  it("never throws, and every address of a network is one", () => {
    fc.assert(fc.property(fc.string(), (text) => typeof countedAddress(text) === "string"));
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const counted = countedAddress(address);
        expect(countedAddress(counted.replace("::/64", "::5"))).toBe(counted);
      }),
    );
  });
});

it("waits grow and end somewhere", () => {
  const waits = Array.from({ length: 40 }, (_, failures) => waitAfter(failures, paces.pair));
  expect(waits.slice(0, 9)).toEqual([0, 0, 0, 0, 0, 10, 20, 40, 80]);
  expect(waits.at(-1)).toBe(900);
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
});

it.each([
  [1, "1 秒", "1 second"],
  [400, "1 秒", "1 second"],
  [10_000, "10 秒", "10 seconds"],
  [60_000, "1 分钟", "1 minute"],
  [61_000, "2 分钟", "2 minutes"],
])("%d ms are told as %s", (wait, zh, en) => {
  const now = new Date();
  expect(waitWords(new Date(now.getTime() + wait), now)).toEqual({ zh, en });
});

describe("TRUST_PROXY", () => {
  it.each([
    ["1", 1],
    [" 3 ", 3],
    ["127.0.0.1", ["127.0.0.1"]],
    ["10.0.0.0/8, ::1", ["10.0.0.0/8", "::1"]],
    ["loopback,fd00::/8", ["loopback", "fd00::/8"]],
  ])("%s is read", (value, read) => expect(trustedProxies(value)).toEqual(read));

  it.each(["true", "0", "11", "*", "0.0.0.0/0", "10.0.0.0/33", "10.0.0/8", "localhost", "1.2.3.4,", "::/0"])(
    "%s is refused by its name",
    (value) => expect(() => trustedProxies(value)).toThrow(`TRUST_PROXY=${value}`),
  );
});
