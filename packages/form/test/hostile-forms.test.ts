import type { Form } from "@duheng/contracts";
import { describe, expect, test } from "vitest";
import { examine } from "../src/checking/check-form.ts";
import { checkForm, checkWhole, diffForms, importSchema, mergeForms, prepareForm } from "../src/index.ts";
import { isError, mostProblems } from "../src/problem.ts";
import { cpuTime } from "./cpu-time.ts";
import { hostileForms } from "./forms/hostile-forms.ts";
import { fixed, smallForm } from "./forms/small-form.ts";

/** The quicker of two, so that a busy machine does not count. */
function time(work: () => unknown): number {
  const times = [0, 1].map(() => {
    const begun = cpuTime();
    work();
    return cpuTime() - begun;
  });
  return Math.min(...times);
}

/** The same form with other titles throughout. */
function retitled(form: Form, mark: string): Form {
  const copy = structuredClone(form);
  for (const indicator of copy.indicators) indicator.title += mark;
  for (const field of Object.values(copy.fields.properties)) if (field) field.title = mark;
  return copy;
}

describe("a form made to take long", () => {
  test.each(Object.entries(hostileForms))(
    "%s: twice as much takes no more than some four times as long",
    (_what, { most, make }) => {
      const [half, whole] = [make(Math.ceil(most / 16)), make(Math.ceil(most / 8))];
      const check = (form: Form) => time(() => checkForm(form));
      check(half);
      // Half a second is forgiven, for a busy machine: what was cubic here took many.
      expect(check(whole)).toBeLessThan(5 * check(half) + 500);
      expect(time(() => diffForms(whole, retitled(whole, "甲")))).toBeLessThan(2_000);
    },
  );

  test.each(Object.entries(hostileForms))(
    "%s: tells a bounded number of problems, in bounded length",
    (_what, { most, make }) => {
      const form = make(Math.ceil(most / 4));
      const problems = checkForm(form);
      expect(problems.length).toBeLessThanOrEqual(mostProblems + 1);
      expect(JSON.stringify(problems).length).toBeLessThan(1_000_000);
    },
  );
});

describe("hundreds of problems", () => {
  const form = smallForm({
    indicators: Array.from({ length: 3 }, (_, i) =>
      fixed(`I${i}`, 1, Array.from({ length: 400 }, (_, k) => `u${i}_${k}`).join(" + ")),
    ),
  });
  const all = examine(form, {}).problems;
  const told = checkForm(form);

  test("the first are told, and how many more there are", () => {
    expect(told).toHaveLength(mostProblems + 1);
    expect(told.at(-1)).toEqual({
      code: "more-problems",
      path: "",
      severity: "error",
      message: {
        zh: `还有 ${all.length - mostProblems} 个问题未列出：先改正上面的，再检查一次`,
        en: `${all.length - mostProblems} more problems are not listed: mend those above, then check again`,
      },
    });
  });

  test("no error is lost behind warnings, and the exception's message is short", () => {
    expect(told.filter(isError).length).toBeGreaterThan(mostProblems - 5);
    let thrown: unknown;
    try {
      prepareForm(form);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(Error);
    expect(String(thrown).length).toBeLessThan(3_000);
  });

  test("of a foreign schema and of answers too", () => {
    const names = Array.from({ length: 3_000 }, (_, index) => `k${index}`);
    const wrong = {
      type: "object",
      properties: Object.fromEntries(names.map((name) => [name, { not: {} }])),
    };
    expect(importSchema(wrong).findings).toHaveLength(mostProblems + 1);
    const { valid, problems } = prepareForm(smallForm({})).validate(
      Object.fromEntries(names.map((name) => [name, 1])),
    );
    expect([valid, problems.length]).toEqual([false, mostProblems + 1]);
    expect(problems.at(-1)?.message.zh).toContain("还有 2500 个问题");
  });
});

test("samples that take too much computing together fail in words, and the rest is not run", () => {
  const { make } = hostileForms["long lists in one form's samples"] ?? {};
  const form = make?.(80);
  if (form === undefined) throw new Error("no such form");
  const { problems, samples } = checkWhole(form);
  const left = samples.filter((sample) => sample.problems.some(({ code }) => code === "samples-too-long"));
  expect(left.length).toBeGreaterThan(10);
  expect(left).toEqual(samples.slice(-left.length));
  expect(problems.at(-1)?.message.zh).toContain("这个没有运行：减少样例");
});

test("merging large forms that differ everywhere stays in bounds", () => {
  const form = hostileForms["equal titles everywhere"]?.make(500);
  if (form === undefined) throw new Error("no such form");
  const { conflicts } = mergeForms(form, retitled(form, "甲"), retitled(form, "乙"));
  expect(conflicts.length).toBeLessThan(1_100);
});
