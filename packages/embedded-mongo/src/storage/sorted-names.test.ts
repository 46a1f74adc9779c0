import fc from "fast-check";
import { expect, it } from "vitest";
import { SortedNames } from "./sorted-names.ts";

const name = fc.string({ unit: fc.constantFrom("a", "b", "\u00e9", "\u00ff", "\0"), maxLength: 5 });

it("whatever is added in whatever order, a range has what lies in it, in order", () => {
  const names = fc.uniqueArray(name, { maxLength: 60 });
  fc.assert(
    fc.property(names, fc.nat(60), name, name, (all, begun, start, end) => {
      const sorted = new SortedNames(all.slice(0, begun));
      for (const one of all.slice(begun)) sorted.add(one);
      const bytes = (text: string) => Buffer.from(text, "latin1");
      expect(sorted.within(start, end)).toEqual(
        all
          .filter((one) => bytes(one).compare(bytes(start)) >= 0 && bytes(one).compare(bytes(end)) < 0)
          .sort((one, other) => bytes(one).compare(bytes(other))),
      );
    }),
  );
});

it.each([1, 7, 3_571])("thousands, of which each lies among the others (%i apart)", (step) => {
  const count = 5_000;
  const all = Array.from({ length: count }, (_, at) => String((at * step) % count).padStart(4, "0"));
  const sorted = new SortedNames(all.slice(0, 10));
  for (const one of all.slice(10)) sorted.add(one);
  const wanted = [...all].sort();
  expect(sorted.within("", "9999~")).toEqual(wanted);
  expect(sorted.within("0511", "0514")).toEqual(["0511", "0512", "0513"]);
  expect(sorted.within("4999", "4999")).toEqual([]);
});
