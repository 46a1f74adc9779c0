import { describe, expect, test } from "vitest";
import { compilePaper } from "../src/compile.ts";
import { checkForm, createFillStore, prepareForm } from "../src/index.ts";
import { loadPaper } from "../src/paper-runtime.ts";
import { smallForm } from "./forms/small-form.ts";

const number = (title: string, more: Record<string, unknown> = {}) => ({ type: "number", title, ...more });

function filled(
  properties: Record<string, Record<string, unknown>>,
  answers: Record<string, unknown>,
  required: string[] = [],
) {
  const form = smallForm({ properties, required });
  expect(checkForm(form).filter(({ severity }) => severity === "error")).toEqual([]);
  return createFillStore(prepareForm(form), answers).snapshot().state;
}

describe("what formulas of fields may name", () => {
  test("a field whose key is `value`: it was taken for the formula itself, and a loop", () => {
    const rows = {
      type: "array",
      title: "加分项",
      items: {
        type: "object",
        properties: { value: number("分值"), double: number("两倍", { "x-computed": "(value ?? 0) * 2" }) },
      },
    };
    const { computed, visible } = filled(
      {
        value: number("值"),
        more: number("多", { "x-computed": "value ?? 0", "x-visible": "(value ?? 0) > 1" }),
        rows,
      },
      { value: 5, rows: [{ value: 3 }] },
    );
    expect(computed).toMatchObject({ "/more": 5, "/rows/0/double": 6 });
    expect(visible["/more"]).toBe(true);
  });

  test("a computed field that is never blank is plain for those computed from it, wherever they stand", () => {
    const { computed } = filled(
      {
        last: number("末", { "x-computed": "middle + 1" }),
        middle: number("中", { "x-computed": "first + 1" }),
        inside: {
          type: "object",
          title: "内",
          properties: { deep: number("深", { "x-computed": "last + middle" }) },
        },
        first: number("首"),
      },
      { first: 1 },
      ["first"],
    );
    expect(computed).toMatchObject({ "/middle": 2, "/last": 3, "/inside/deep": 5 });
  });

  test("one that may be blank is told where it is needed, once, and not as a loop", () => {
    const form = smallForm({
      properties: {
        base: number("基数"),
        sum: number("和", { "x-computed": "part + 1" }),
        part: number("份", { "x-computed": "IF(ISBLANK(base), 1)" }),
      },
    });
    const errors = checkForm(form).filter(({ severity }) => severity === "error");
    expect(errors.map(({ code, path }) => [code, path])).toEqual([
      ["formula-optional-value", "/fields/properties/sum/x-computed"],
    ]);
  });
});

test("a key that storing would change, or that reads as another one, is refused at its place", () => {
  const keys = ["\ud800", "a\udc00b", "\u202eabc", "a\u200fb", "a\u0007b"];
  const form = smallForm({ properties: Object.fromEntries(keys.map((key) => [key, number("数")])) });
  const refused = checkForm(form).filter(({ code }) => code === "bad-key");
  expect(refused.map(({ path }) => path)).toEqual(keys.map((key) => `/fields/properties/${key}`));
  const kept = smallForm({ properties: { 𠮷: number("数"), "办结 数": number("数") } });
  expect(checkForm(kept).filter(({ severity }) => severity === "error")).toEqual([]);
});

test("a kept paper of an older compiler, whose field programs are called `value`, still computes and checks", async () => {
  const properties = {
    base: number("基数", { "x-check": [{ formula: "base < 9", message: { zh: "过大", en: "too much" } }] }),
    sum: number("和", { "x-computed": "base + 1" }),
  };
  const { module } = compilePaper(smallForm({ properties, required: ["base"] }));
  const older = module.replaceAll('\\"name\\":\\"\\"', '\\"name\\":\\"value\\"');
  expect(older).not.toBe(module);
  for (const source of [module, older]) {
    const paper = loadPaper(
      await import(`data:text/javascript;base64,${Buffer.from(source).toString("base64")}`),
    );
    expect(paper.fill({ base: 4 }).computed).toEqual({ "/sum": 5 });
    expect(paper.validate({ base: 10 }).problems.map(({ code }) => code)).toEqual(["check-failed"]);
  }
});
