import { describe, expect, it } from "vitest";
import { type CaseKind, runCase } from "./cases.ts";
import { cases } from "./grading.cases.json" with { type: "json" };

describe("the cases of the design", () => {
  it.each(cases)("$rule $name", ({ kind, input, expect: expected }) => {
    expect(runCase(kind as CaseKind, input as never)).toEqual(expected);
  });
});
