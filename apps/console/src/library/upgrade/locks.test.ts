import type { Form } from "@duheng/contracts";
import { expect, it } from "vitest";
import { lockChanges, withoutLocks } from "./locks.ts";

const form = (locks: Record<string, boolean | undefined>): Form => ({
  title: "表",
  fields: { type: "object", properties: {} },
  indicators: Object.entries(locks).map(([id, locked]) => ({
    id,
    code: id,
    title: id,
    group: "g",
    points: { kind: "fixed", full: 1 },
    by: { kind: "formula", formula: "1" },
    ...(locked === undefined ? {} : { locked }),
  })),
  score: { groups: [{ id: "g", code: "g", title: "g" }] },
});

it("indicators that are locked now or no longer are told; new ones and those that stay are not", () => {
  const base = form({ a: undefined, b: true, c: true, d: false });
  const template = form({ a: true, b: undefined, c: true, d: undefined, e: true });
  expect(lockChanges(base, template)).toEqual({ locked: ["a"], freed: ["b"] });
});

it("marks are left out of differences, nothing else is", () => {
  expect(withoutLocks(form({ a: true, b: false }))).toEqual(form({ a: undefined, b: undefined }));
});
