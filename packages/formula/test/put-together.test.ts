import { expect, test } from "vitest";
import { compile } from "../src/index.ts";

test("texts that are put together have at most a million letters", () => {
  const schema = {
    type: "object",
    required: ["a", "b"],
    properties: { a: { type: "string" }, b: { type: "string" } },
  };
  const length = compile("LEN(a & b)", { schema });
  const a = "x".repeat(999_999);
  expect(["", "y"].map((b) => length.evaluate({ a, b }))).toEqual([{ value: 999_999 }, { value: 1_000_000 }]);
  expect(length.evaluate({ a, b: "yz" })).toMatchObject({
    error: { code: "limit-exceeded", from: 4, to: 9, params: { limit: "text", most: 1_000_000 } },
  });
  const twice = compile("LEN(a & b & b)", { schema });
  expect(twice.evaluate({ a, b: "y" })).toMatchObject({ error: { code: "limit-exceeded", from: 4, to: 13 } });
});
