import fc from "fast-check";
import { expect, it } from "vitest";
import { withTextAt } from "../src/text-at.ts";

const loud = (text: string) => text.toUpperCase();

it.each<[string, unknown, unknown]>([
  ["", "a", "A"],
  ["/x", { x: "a", y: "b" }, { x: "A", y: "b" }],
  ["/list/1/t", { list: [{ t: "a" }, { t: "b" }] }, { list: [{ t: "a" }, { t: "B" }] }],
  ["/a~1b/~0", { "a/b": { "~": "a" } }, { "a/b": { "~": "A" } }],
  ["/0", { 0: "a" }, { 0: "A" }],
  ["/__proto__", JSON.parse('{"__proto__":"a"}'), JSON.parse('{"__proto__":"A"}')],
])("the text at %s", (pointer, value, changed) => {
  expect(withTextAt(value, pointer, loud)).toEqual(changed);
});

it.each<[string, unknown]>([
  ["/x", { x: 1 }],
  ["/x", { x: "A" }],
  ["/y", { x: "a" }],
  ["/x/y", { x: "a" }],
  ["/9", ["a"]],
  ["/length", ["a"]],
  ["/toString", {}],
])("nothing to change at %s: the very same", (pointer, value) => {
  expect(withTextAt(value, pointer, loud)).toBe(value);
});

it("changes nothing else, and not what it was given", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string(), (value, pointer) => {
      const before = JSON.stringify(value);
      const after = withTextAt(value, `/${pointer}`, (text) => `${text}!`);
      expect(JSON.stringify(value)).toBe(before);
      expect(JSON.stringify(withTextAt(after, `/${pointer}`, (text) => text.slice(0, -1)))).toBe(before);
    }),
  );
});
