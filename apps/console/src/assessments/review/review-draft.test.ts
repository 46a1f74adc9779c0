import fc from "fast-check";
import { expect, test } from "vitest";
import { bodyOf, grades, typedOf } from "./review-draft.ts";

test("points are kept as numbers where they are, as they were typed where they are not, and nothing is lost", () => {
  const body = bodyOf({
    points: { a: "35", b: "三十五", c: " 3.50", d: "", e: "3分" },
    comment: "好",
    proposal: "",
  });
  expect(body).toEqual({
    points: { a: 35 },
    typed: { b: "三十五", c: " 3.50", e: "3分" },
    comment: "好",
  });
  const text = fc.oneof(fc.integer().map(String), fc.double().map(String), fc.string());
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), text),
      fc.string(),
      fc.constantFrom("", ...grades),
      (points, comment, proposal) => {
        const filled = Object.entries(points).filter(([, typed]) => typed.trim() !== "");
        const back = typedOf(bodyOf({ points, comment, proposal }));
        expect(back).toEqual({ points: Object.fromEntries(filled), comment, proposal });
      },
    ),
  );
});
