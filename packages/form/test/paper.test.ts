import type { Form, ScoreInputs } from "@duheng/contracts";
import { readAloud } from "@duheng/formula/reading";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { compilePaper } from "../src/compile.ts";
import { hashJson } from "../src/hash-form.ts";
import { createFillStore, hashForm, hashPaper, prepareForm } from "../src/index.ts";
import { loadPaper } from "../src/paper-runtime.ts";
import { policeForm } from "./forms/police-form.ts";
import { fixed, smallForm } from "./forms/small-form.ts";

async function load(form: Form) {
  const { module } = compilePaper(form);
  return loadPaper(await import(`data:text/javascript;base64,${Buffer.from(module).toString("base64")}`));
}

const plain = fc.oneof(
  fc.integer({ min: -2, max: 60 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constantFrom("", "甲", "示例甲", null, "2026-07-01", "2026-02-30", "治安", "city", "national"),
);

/** Answers of every sort: right, blank, of another kind, out of bounds. */
const award = fc.record(
  {
    名称: fc.oneof(fc.constant("嘉奖"), plain),
    级别: fc.oneof(fc.constantFrom("national", "city"), plain),
    文号: fc.oneof(fc.constant("1号"), plain),
    得分: plain,
  },
  { requiredKeys: [] },
);
const answers = fc.record(
  {
    姓名: fc.oneof({ weight: 4, arbitrary: fc.constant("示例甲") }, plain),
    警号: fc.oneof(fc.constantFrom("123456", "12345"), plain),
    入警日期: plain,
    邮箱: fc.oneof(fc.constantFrom("a@b.cn", "a@b"), plain),
    接警数: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 50 }) }, plain),
    及时数: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 20 }) }, plain),
    及时率: plain,
    是否受奖: fc.oneof({ weight: 4, arbitrary: fc.boolean() }, plain),
    奖励: fc.oneof(
      { weight: 4, arbitrary: fc.array(fc.oneof({ weight: 5, arbitrary: award }, plain), { maxLength: 4 }) },
      plain,
    ),
    联系人: fc.oneof(
      fc.record(
        { 电话: fc.oneof(fc.constant("13800000000"), plain), 备注: plain, 多余: plain },
        { requiredKeys: [] },
      ),
      plain,
    ),
    警种: fc.oneof(fc.array(fc.constantFrom("治安", "刑侦", "交管", "其他"), { maxLength: 4 }), plain),
    泄密: fc.oneof({ weight: 4, arbitrary: fc.boolean() }, plain),
    满意率: fc.oneof(
      fc.integer({ min: 0, max: 10_001 }).map((n) => n / 100),
      plain,
    ),
    证明: fc.oneof(fc.constant({ id: "f1", name: "证明.pdf", size: 10, type: "application/pdf" }), plain),
    多余: plain,
  },
  { requiredKeys: [] },
);

const plausible = fc.record(
  {
    姓名: fc.constant("示例甲"),
    接警数: fc.integer({ min: 0, max: 50 }),
    及时数: fc.integer({ min: 0, max: 20 }),
    警号: fc.constant("123456"),
    是否受奖: fc.boolean(),
    奖励: fc.array(
      fc.record({
        名称: fc.constant("嘉奖"),
        级别: fc.constantFrom("national", "city"),
        文号: fc.constant("1号"),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    联系人: fc.record({ 电话: fc.constantFrom("13800000000", "1") }),
    满意率: fc.integer({ min: 0, max: 10_000 }).map((n) => n / 100),
    泄密: fc.boolean(),
  },
  { requiredKeys: ["姓名", "接警数", "及时数"] },
);

const inputs: fc.Arbitrary<ScoreInputs> = fc.record(
  {
    answers: fc.oneof<fc.Arbitrary<Record<string, unknown>>[]>(answers, plausible),
    review: fc.record({ 处置: fc.double({ min: -5, max: 20, noNaN: true }) }, { requiredKeys: [] }),
    ratings: fc.record(
      {
        测评: fc.record({
          self: fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 2 }),
          peer: fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 7 }),
          superior: fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 2 }),
        }),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ["answers"] },
);

describe("the compiled paper", () => {
  test("validates, scores and explains as the prepared form does (property)", async () => {
    const [paper, prepared] = [await load(policeForm()), prepareForm(policeForm())];
    let valid = 0;
    fc.assert(
      fc.property(inputs, (generated) => {
        const validation = paper.validate(generated.answers);
        valid += validation.valid ? 1 : 0;
        expect(validation).toEqual(prepared.validate(generated.answers));
        expect(paper.score(generated)).toEqual(prepared.score(generated));
        expect(paper.explain(generated)).toEqual(prepared.explain(generated));
      }),
      { numRuns: 400 },
    );
    expect(valid).toBeGreaterThan(0);
  });

  test("what the form's own rules accept, ajv accepts: handed-in answers fit the plain JSON Schema (property)", async () => {
    const [paper, prepared] = [await load(policeForm()), prepareForm(policeForm())];
    const good = fc.record({
      姓名: fc.string({ minLength: 2, maxLength: 40, unit: "grapheme" }),
      接警数: fc.integer({ min: 20, max: 50 }),
      及时数: fc.integer({ min: 0, max: 20 }),
      满意率: fc.integer({ min: 0, max: 10_000 }).map((n) => n / 100),
      警种: fc.uniqueArray(fc.constantFrom("治安", "刑侦", "交管")),
    });
    fc.assert(
      fc.property(good, (filled) => {
        const [one, other] = [paper.validate(filled), prepared.validate(filled)];
        expect(one).toEqual(other);
        expect(one.valid).toBe(!one.problems.some(({ severity }) => severity === "error"));
        expect(one.problems.filter(({ code }) => code.startsWith("schema-"))).toEqual([]);
      }),
    );
  });

  test("the JSON Schema is held against the answers by itself, too", async () => {
    const { module } = compilePaper(policeForm());
    const exported: unknown = await import(
      `data:text/javascript;base64,${Buffer.from(module).toString("base64")}`
    );
    let validator: ((answers: unknown) => boolean) | undefined;
    const { paperRuntime } = await import("../src/paper-runtime.ts");
    const spy = {
      ...paperRuntime,
      createPaper: (_data: unknown, validate: (answers: unknown) => boolean) => {
        validator = validate;
      },
    };
    if (
      typeof exported === "object" &&
      exported !== null &&
      "createPaper" in exported &&
      typeof exported.createPaper === "function"
    )
      exported.createPaper(spy);
    expect(validator?.({ 姓名: "示例甲", 接警数: 1, 及时数: 1 })).toBe(true);
    expect(validator?.({ 姓名: "示例甲", 接警数: 1, 及时数: 1, 警号: "12345a" })).toBe(false);
    expect(validator?.({ 姓名: "示", 接警数: 1, 及时数: 1 })).toBe(false);
    expect(validator?.({ 姓名: "示例甲", 接警数: 1, 及时数: 1, 多余: 1 })).toBe(false);
    expect(validator?.({ 姓名: "示例甲", 接警数: 1, 及时数: 1, 入警日期: "2026-02-30" })).toBe(false);
    expect(validator?.({ 姓名: "示例甲", 接警数: 1, 及时数: 1, 警种: ["治安", "治安"] })).toBe(false);
    expect(validator?.({ 接警数: 1, 及时数: 1 })).toBe(false);
  });

  test("a form is filled with the paper as with the prepared form, without the compiler (property)", async () => {
    const [paper, prepared] = [await load(policeForm()), prepareForm(policeForm())];
    expect([paper.fields, paper.layout]).toEqual([prepared.fields, prepared.layout]);
    const edit = fc.record({
      path: fc.constantFrom("/接警数", "/及时数", "/是否受奖", "/满意率", "/联系人/电话", "/奖励/0/级别"),
      value: plain,
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 8 }), (edits) => {
        const stores = [paper, prepared].map((each) => createFillStore(each, { 奖励: [{}] }));
        for (const { path, value } of edits) for (const store of stores) store.set(path, value);
        const [ours, theirs] = stores.map((store) => [store.snapshot(), store.submission(), store.score()]);
        expect(ours).toEqual(theirs);
      }),
    );
  });

  test("is self-contained: no import, no require, no generated code at run time", () => {
    const { module, paperHash } = compilePaper(policeForm());
    expect(module).not.toMatch(/\bimport\b|require\(|new Function|eval\(/);
    expect(paperHash).toBe(hashPaper(policeForm()));
    expect(module).toContain(`export const hash = "${paperHash}"`);
    expect(compilePaper(policeForm()).module).toBe(module);
  });

  test("has an id of its form, edition and compiler, apart from the form's own hash", () => {
    const [form, other] = [policeForm(), { ...policeForm(), title: "另一张表" }];
    const ids = [hashPaper(form), hashPaper(form, 0), hashPaper(other), hashForm(form), hashForm(form, 0)];
    expect(new Set(ids).size).toBe(ids.length);
    const { compiler, edition } = compilePaper(form);
    expect(hashPaper(form)).toBe(hashJson({ compiler, edition, form }));
  });

  test("an author's text never becomes code", async () => {
    const nasty = '"]};globalThis.broken=1;//`$' + "{globalThis.broken=1}</script>\u2028\\";
    const form = smallForm({
      properties: {
        a: { type: "string", title: nasty, enum: [nasty] },
        b: { type: "string", pattern: '"\\)require\\("ajv/dist/runtime/equal"\\)' },
        [`k${nasty}`.replaceAll(/[[\]]/g, "")]: { type: "string" },
      },
      indicators: [fixed("x", 10, `IF((a ?? "") = '${nasty}', 10, 0)`)],
    });
    const paper = await load(form);
    expect(paper.validate({ a: nasty }).valid).toBe(true);
    expect(paper.validate({ a: "other" }).valid).toBe(false);
    expect(paper.score({ answers: { a: nasty } }).raw).toBe(10);
    expect(globalThis).not.toHaveProperty("broken");
  });

  test("a form that does not check is not compiled", () => {
    expect(() => compilePaper(smallForm({ indicators: [fixed("a", 10, "1 +")] }))).toThrow(/formula-/);
  });

  test("a module that is no paper is refused", () => {
    expect(() => loadPaper({ score: 1 })).toThrow(TypeError);
  });

  test("says whether it has patterns, so that a page loads their engine only where it must", () => {
    const withPattern = { type: "string", title: "警号", pattern: "^\\d{6}$", "x-id": "number" };
    const plainForm = smallForm({ properties: { 姓名: { type: "string", title: "姓名", "x-id": "name" } } });
    const rows = {
      type: "array",
      title: "人员",
      "x-id": "people",
      items: { type: "object", properties: { 警号: withPattern } },
    };
    expect(compilePaper(plainForm).module).toContain("export const hasPatterns = false;");
    expect(compilePaper(smallForm({ properties: { 人员: rows } })).module).toContain(
      "export const hasPatterns = true;",
    );
  });

  test("refuses a paper with patterns while no engine is there, and runs it once it is opened", async () => {
    vi.resetModules();
    const runtime = await import("../src/paper-runtime.ts");
    const pattern = { type: "string", title: "警号", pattern: "^\\d{6}$", "x-id": "number" };
    const { module } = compilePaper(smallForm({ properties: { 警号: pattern } }));
    const loaded: unknown = await import(
      `data:text/javascript;base64,${Buffer.from(module).toString("base64")}`
    );
    expect(() => runtime.loadPaper(loaded)).toThrow("no engine for them is loaded");
    const paper = await runtime.openPaper(loaded);
    expect(paper.validate({ 警号: "123456" }).valid).toBe(true);
    expect(paper.validate({ 警号: "12345" }).valid).toBe(false);
  });
});

test("what a computed field is worked out by can be read aloud, of rows too, compiled or not", async () => {
  const number = { type: "number" };
  const form = smallForm({
    properties: {
      rate: { ...number, title: "系数" },
      total: { ...number, title: "合计", "x-computed": "SUM(rows.points) * (rate ?? 1)" },
      rows: {
        type: "array",
        title: "加分项",
        items: {
          type: "object",
          properties: {
            n: { ...number, title: "件数" },
            points: { ...number, title: "分值", "x-computed": "MIN((n ?? 0) * 2, 5)" },
          },
        },
      },
      object: {
        type: "object",
        properties: { half: { ...number, title: "半数", "x-computed": "(rate ?? 0) / 2" } },
      },
    },
  });
  for (const paper of [prepareForm(form), await load(form)]) {
    const aloud = (path: string) => {
      const node = paper.formulaOf(path);
      return node === null ? null : readAloud(node, "zh");
    };
    expect(aloud("/total")).toContain("系数（未填按1）");
    expect(aloud("/rows/1/points")).toContain("× 2");
    expect(aloud("/object/half")).toContain("÷ 2");
    for (const path of ["/rate", "/rows", "/rows/0", "/rows/0/n", "/none", ""])
      expect(aloud(path)).toBeNull();
  }
});
