import fc from "fast-check";
import { expect, it } from "vitest";
import { Overlay } from "./overlay.ts";
import type { View } from "./view.ts";

const nothing: View = { get: () => undefined, range: () => [], count: () => 0 };
const all = { start: Buffer.from([0]), end: Buffer.from([255]) };
const keyOf = (number: number) => Buffer.from(String(number).padStart(6, "0"));

const acts = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant("put" as const), number: fc.nat(400) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("remove" as const), number: fc.nat(400) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("read" as const), number: fc.nat(400) }) },
  ),
  { maxLength: 300 },
);

it("tells its keys in their order, however reading and writing take turns", () => {
  fc.assert(
    fc.property(fc.nat(200), acts, (before, list) => {
      const overlay = new Overlay(nothing);
      const known = new Set<number>();
      const inOrder = () =>
        [...known].sort((one, other) => one - other).map((number) => keyOf(number).toString());
      const told = (reverse: boolean) =>
        [...overlay.range({ ...all, reverse })].map(({ key }) => key.toString());
      // Enough that few that come later are moved one by one.
      for (let number = 0; number < before; number += 1) {
        overlay.put(keyOf(number * 2), Buffer.from("v"));
        known.add(number * 2);
      }
      for (const { kind, number } of list) {
        if (kind === "put") overlay.put(keyOf(number), Buffer.from("v"));
        if (kind === "remove") overlay.remove(keyOf(number));
        if (kind === "put") known.add(number);
        if (kind === "remove") known.delete(number);
        if (kind === "read") {
          const [start, end] = [keyOf(number), keyOf(number + 50)];
          const within = inOrder().filter((key) => key >= start.toString() && key < end.toString());
          expect([...overlay.range({ start, end })].map(({ key }) => key.toString())).toEqual(within);
        }
      }
      expect(told(false)).toEqual(inOrder());
      expect(told(true)).toEqual(inOrder().reverse());
      expect(overlay.count(all)).toBe(known.size);
    }),
  );
});
