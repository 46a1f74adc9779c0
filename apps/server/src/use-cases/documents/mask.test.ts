import fc from "fast-check";
import { expect, it } from "vitest";
import { maskOf } from "./mask.ts";

it.each([
  ["110101199001011234", { first: 6, last: 4 }, "110101********1234"],
  ["13812345678", { first: 3, last: 4 }, "138****5678"],
  ["0470-8123456", { first: 3, last: 4 }, "047*****3456"],
  ["12345678", { first: 3, last: 4 }, "****5678"],
  ["12345", { first: 3, last: 4 }, "****5"],
  ["12", { first: 3, last: 4 }, "****"],
])("%s is shown as %s allows: %s", (value, mask, shown) => {
  expect(maskOf(value, mask)).toBe(shown);
});

it("hides at least four characters of whatever is as long as that", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{4,20}$/), fc.nat(10), fc.nat(10), (value, first, last) => {
      const shown = maskOf(value, { first, last });
      expect(shown.length).toBe(value.length);
      expect(shown.replace(/[^*]/g, "").length).toBeGreaterThanOrEqual(4);
    }),
  );
});
