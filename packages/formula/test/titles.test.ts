import { expect, test } from "vitest";
import { check } from "../src/index.ts";

const number = { type: "number" };
const properties = {
  ...{ a: { ...number, title: "合计" }, b: { ...number, title: "合计" } },
  ...{ "c d": { ...number, title: "合 计" }, "e f": { ...number, title: "合 计" } },
  ...{ g: { ...number, title: "单 独" }, h: { ...number, title: "一个" } },
};
const schema = { type: "object", required: Object.keys(properties), properties };

/** What is wrong at what place, and what may be written there; `!` where that is certain. */
const told = (source: string) =>
  check(source, { schema }).diagnostics.map(
    ({ code, from, to, fix }) =>
      `${code} ${from}-${to}${fix === undefined ? "" : ` → ${fix.insert}${fix.certain ? "!" : ""}`}`,
  );

test.each<[source: string, told: string[]]>([
  // The title of one field means that field; one that two have means neither for certain.
  ["一个 + 1", ["unknown-name 0-2 → h!"]],
  ["单 独 + 1", ["unknown-name 0-3 → g!"]],
  ["单独 + 1", ["unknown-name 0-2 → g"]],
  ["合计 + 1", ["unknown-name 0-2 → a"]],
  ["合 计 + 1", ["unknown-name 0-1 → a", "unexpected-token 2-3"]],
])("%s", (source, expected) => expect(told(source)).toEqual(expected));
