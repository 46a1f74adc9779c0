import { readFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { namedEquivalents, withoutNamed } from "./equivalents.mjs";
import { report } from "./report.mjs";
import { targets } from "./targets.mjs";

const mutant = (id: string, mutated: string, within = "return a < b;") => ({
  ...{ id, file: "x.ts", line: 7, within, original: "a < b", mutated },
});
const named = { file: "x.ts", within: "return a < b;", original: "a < b", reason: "a is never b." };

describe("named equivalents", () => {
  test("are parted from the others by what the line says, not by where it stands", () => {
    const [same, other, elsewhere] = [
      mutant("1", "a <= b"),
      mutant("2", "a >= b"),
      mutant("3", "a <= b", "if (a < b) return;"),
    ];
    const moved = { ...same, id: "4", line: 99 };
    expect(withoutNamed([same, other, elsewhere, moved], [{ ...named, mutated: ["a <= b"] }])).toEqual({
      others: [other, elsewhere],
      same: [same, moved],
      apart: [],
      idle: [],
    });
  });

  test("of a class are all of its lines, and are parted from those that are named one by one", () => {
    const at = (id: string, line: number, more: object = {}) => ({ ...mutant(id, "a <= b"), line, ...more });
    const all = [at("1", 6), at("2", 7), at("3", 9), at("4", 10), at("5", 8, { file: "y.ts" })];
    const lines = {
      file: "x.ts",
      from: "for (;;) {",
      until: "}",
      reason: "It only saves time.",
      lines: [7, 9],
    };
    const parted = withoutNamed(all, [lines, { ...named, mutated: ["a <= b"] }]);
    expect(parted).toEqual({ others: [all[4]], same: [all[0], all[3]], apart: [all[1], all[2]], idle: [] });
    expect(withoutNamed([at("1", 6)], [lines])).toMatchObject({
      idle: [{ line: 7, original: "for (;;) {" }],
    });
  });

  test("that are not there any more are told, each by itself", () => {
    const parted = withoutNamed([mutant("1", "a <= b")], [{ ...named, mutated: ["a <= b", "true"] }]);
    expect(parted.idle).toEqual([{ ...named, mutated: "true" }]);
  });

  test.each(Object.keys(targets))("of %s name lines that are there, and say why", (target) => {
    for (const { file, within, reason, lines: own } of namedEquivalents(target)) {
      if (own !== undefined) {
        expect(own[0]).toBeLessThanOrEqual(own[1]);
        expect(reason).not.toBe("");
        continue;
      }
      const lines = readFileSync(file, "utf8").split("\n");
      expect(
        lines.map((line) => line.trim()),
        `${file}: ${within}`,
      ).toContain(within);
      expect(reason).not.toBe("");
    }
  });
});

test("the goal is held to those that could be noticed, and the list has to be right", () => {
  vi.spyOn(console, "log").mockReturnValue(undefined);
  const all = ["1", "2", "3", "4"].map((id) => mutant(id, id));
  const reached = (killed: string[], more: object = {}) =>
    report({
      name: "x",
      goal: 75,
      others: all,
      same: [],
      apart: [],
      idle: [],
      killed: new Set(killed),
      ...more,
    });
  expect([reached(["1", "2"]), reached(["1", "2", "3"])]).toEqual([false, true]);
  expect(reached(["1", "2", "3"], { idle: [mutant("5", "x")] })).toBe(false);
  const same = [mutant("5", "x")];
  expect([reached(["1", "2", "3"], { same }), reached(["1", "2", "3", "5"], { same })]).toEqual([
    true,
    false,
  ]);
});
