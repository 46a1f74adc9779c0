import { describe, expect, it } from "vitest";
import {
  commonOf,
  patchIndicators,
  withAttribute,
  withFullPoints,
} from "../../src/design/operations/bulk-indicators.ts";
import { patrolForm } from "../harness/forms/patrol-form.ts";

const all = new Set(patrolForm.indicators.map(({ id }) => id));

describe("several indicators changed at once", () => {
  it("get an attribute or lose it, the others stay as they are", () => {
    const some = new Set(["i-closing", "i-breach"]);
    const given = patchIndicators(patrolForm, some, withAttribute("importance", "general"));
    expect(given.indicators.filter(({ importance }) => importance === "general").map(({ id }) => id)).toEqual(
      expect.arrayContaining([...some]),
    );
    for (const each of patrolForm.indicators)
      if (!some.has(each.id)) expect(given.indicators).toContain(each);
    const taken = patchIndicators(given, all, withAttribute("importance", undefined));
    expect(taken.indicators.some((each) => "importance" in each)).toBe(false);
  });

  it("get full points where theirs are fixed; floating ones keep their range", () => {
    const { indicators } = patchIndicators(patrolForm, all, withFullPoints(12));
    for (const [index, { points }] of indicators.entries())
      expect(points).toEqual(
        patrolForm.indicators[index]?.points.kind === "floating"
          ? patrolForm.indicators[index].points
          : { kind: "fixed", full: 12 },
      );
  });

  it("that have the value already leave the form as it is: no empty step of undo", () => {
    const same = patchIndicators(patrolForm, all, (each) => ({ ...each, group: `${each.group}` }));
    expect(same).toBe(patrolForm);
  });

  it("tell what they have in common and what differs", () => {
    expect(commonOf(patrolForm.indicators, ({ origin }) => origin)).toEqual({ same: true, value: undefined });
    expect(commonOf(patrolForm.indicators, ({ code }) => code)).toEqual({ same: false });
  });
});
