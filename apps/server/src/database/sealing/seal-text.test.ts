import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newKeyEntry, readKeyRing } from "./key-ring.ts";
import { isSealed, keyIdOf, openText, sealText } from "./seal-text.ts";

const key = (id: string) => `${id}:${randomBytes(32).toString("base64")}`;
const [one, two] = [key("k1"), key("k2")];
const ring = readKeyRing(one, "DATA_KEYS");
const place = { document: "Staff", tenantId: "bureau", id: "person-1", property: "phone" };

describe("a sealed text", () => {
  it("opens to what it was, is another each time, and does not show it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const sealed = sealText(ring, place, text);
        expect(isSealed(sealed)).toBe(true);
        expect(openText(ring, place, sealed)).toBe(Buffer.from(text, "utf8").toString("utf8"));
        expect(sealText(ring, place, text)).not.toBe(sealed);
        if (text.length > 5) expect(sealed).not.toContain(text);
      }),
    );
  });

  it("with any one character changed is refused in words that name the key", () => {
    const sealed = sealText(ring, place, "13800001234");
    fc.assert(
      fc.property(
        fc.nat({ max: sealed.length - 1 }),
        fc.constantFrom(..."ABCDEFabcdef0189-_:"),
        (at, character) => {
          const changed = sealed.slice(0, at) + character + sealed.slice(at + 1);
          if (changed === sealed || !isSealed(changed)) return;
          expect(() => openText(ring, place, changed)).toThrow(`“${keyIdOf(changed)}”`);
        },
      ),
    );
  });

  it("with any one bit flipped is refused", () => {
    const sealed = sealText(ring, place, "150700199001011234");
    const at = sealed.lastIndexOf(":") + 1;
    const content = Buffer.from(sealed.slice(at), "base64url");
    for (let bit = 0; bit < content.length * 8; bit += 1) {
      const flipped = Buffer.from(content);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const text = sealed.slice(0, at) + flipped.toString("base64url");
      expect(() => openText(ring, place, text)).toThrow(/was changed/);
    }
  });

  it.each([
    ["another document's kind", { ...place, document: "Department" }],
    ["another tenant", { ...place, tenantId: "office" }],
    ["another person", { ...place, id: "person-2" }],
    ["another property", { ...place, property: "identityNumber" }],
  ])("does not open in %s", (_what, elsewhere) => {
    const sealed = sealText(ring, place, "13800001234");
    expect(() => openText(ring, elsewhere, sealed)).toThrow(/copied from elsewhere/);
  });

  it("under a key that is not there is told by the key's id, under another key of that id as changed", () => {
    const sealed = sealText(ring, place, "13800001234");
    expect(() => openText(readKeyRing(two, "DATA_KEYS"), place, sealed)).toThrow(/“k1”.*does not have/);
    expect(() => openText(readKeyRing(key("k1"), "DATA_KEYS"), place, sealed)).toThrow(/was changed/);
  });

  it("opens under each key of the ring, and the first one seals", () => {
    const both = readKeyRing(`${two},${one}`, "DATA_KEYS");
    expect(openText(both, place, sealText(ring, place, "1"))).toBe("1");
    expect(keyIdOf(sealText(both, place, "1"))).toBe("k2");
  });
});

describe("the keys of the setting", () => {
  it("are read with spaces and lines between them, in both kinds of base64", () => {
    const raw = randomBytes(32);
    const text = ` a:${raw.toString("base64")} ,\n b:${raw.toString("base64url")},`;
    expect([...readKeyRing(text, "DATA_KEYS").keys.keys()]).toEqual(["a", "b"]);
    expect(readKeyRing(newKeyEntry(), "DATA_KEYS").keys.size).toBe(1);
  });

  it.each([
    ["", /DATA_KEYS.*there is no key/],
    ["c2VjcmV0", /DATA_KEYS.*key 1 must be written id:key/],
    [`${one},k2`, /key 2 must be written/],
    ["k 1:c2VjcmV0", /key 1 needs an id/],
    [":c2VjcmV0", /key 1 needs an id/],
    [`${one},${one}`, /key 2 has the id k1 of another/],
    ["k1:c2VjcmV0", /key 1 must be 32 bytes/],
    [`k1:${randomBytes(33).toString("base64")}`, /key 1 must be 32 bytes/],
    [`k1:!${randomBytes(32).toString("base64")}`, /key 1 must be 32 bytes/],
  ])("%j are refused by name and place, without what they hold", (text, message) => {
    expect(() => readKeyRing(text, "DATA_KEYS")).toThrow(message);
    try {
      readKeyRing(text, "DATA_KEYS");
    } catch (error) {
      expect(String(error)).not.toContain("c2VjcmV0");
      expect(String(error)).not.toContain(one.slice(3));
    }
  });
});
