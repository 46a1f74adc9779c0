import type { Form } from "@duheng/contracts";
import { describe, expect, test } from "vitest";
import { diffForms, hashForm } from "../src/index.ts";
import { policeForm } from "./forms/police-form.ts";
import { fixed } from "./forms/small-form.ts";

describe("what changed since", () => {
  test("the same form: nothing", () => {
    expect(diffForms(policeForm(), policeForm())).toEqual([]);
  });

  test("points, formula, title by stable id; parts added, removed and moved", () => {
    const after = policeForm();
    const [first, second, third, ...rest] = after.indicators;
    if (first === undefined || second === undefined || third === undefined)
      throw new Error("the form has indicators");
    after.indicators = [
      fixed("新增", 5, "5"),
      {
        ...first,
        title: "到场及时",
        points: { kind: "fixed", full: 40 },
        by: { kind: "formula", formula: "及时数 / 接警数 * 40" },
      },
      { ...third, group: "plus" },
      ...rest,
    ];
    const changes = diffForms(policeForm(), after);
    expect(changes.map(({ kind, id, attribute }) => [kind, id, attribute])).toEqual([
      ["added", "indicator-新增", undefined],
      ["changed", "indicator-及时率分", "title"],
      ["changed", "indicator-及时率分", "points"],
      ["changed", "indicator-及时率分", "by"],
      ["moved", "indicator-测评", undefined],
      ["removed", "indicator-满意率分", undefined],
    ]);
    expect(changes[2]?.message).toEqual({
      zh: "指标“到场及时”的分值由 50 分 改为 40 分",
      en: 'indicator "到场及时": points changed from 50 points to 40 points',
    });
  });

  test("a renamed field is the same field, by its x-id", () => {
    const after = policeForm();
    const { 警号, ...others } = after.fields.properties;
    after.fields = { ...after.fields, properties: { ...others, 警员编号: 警号 } };
    expect(diffForms(policeForm(), after)).toMatchObject([
      { kind: "changed", part: "field", id: "badge", attribute: "key", before: "警号", after: "警员编号" },
    ]);
  });

  test("yes and no, and who gives the points, are told in words", () => {
    const [before, after] = [policeForm(), policeForm()];
    const [indicator, changed] = [before.indicators[0], after.indicators[0]];
    if (indicator === undefined || changed === undefined) throw new Error("the form has indicators");
    indicator.by = { kind: "rating" };
    changed.by = { kind: "reviewer" };
    changed.locked = true;
    const told = diffForms(before, after).map(({ message }) => message);
    expect(told.map(({ zh }) => zh)).toEqual([
      expect.stringContaining("给分方式由 测评 改为 评鉴人"),
      expect.stringContaining("设置了锁定：是"),
    ]);
    expect(told.map(({ en }) => en)).toEqual([
      expect.stringContaining("changed from ratings to the reviewer"),
      expect.stringContaining("lock set to yes"),
    ]);
  });

  test("a field of a row that becomes required", () => {
    const after = policeForm();
    const row = after.fields.$defs?.奖励项;
    if (row === undefined) throw new Error("the form has rows");
    row.required = ["名称", "级别", "文号"];
    expect(
      diffForms(policeForm(), after).map(({ id, attribute, after: value }) => [id, attribute, value]),
    ).toEqual([["award-number", "required", true]]);
  });
});

describe("the hash of a form", () => {
  test("does not depend on the order of keys, and on nothing absent", () => {
    const form = policeForm();
    const turned = JSON.parse(
      JSON.stringify(form, (_key, value: unknown) =>
        typeof value === "object" && value !== null && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).reverse())
          : value,
      ),
    );
    expect(hashForm(turned)).toBe(hashForm(form));
    expect(hashForm(form)).toMatch(/^[0-9a-f]{64}$/);
  });

  test("is SHA-256 of the canonical JSON, since edition 1 with the edition", async () => {
    const form = {
      title: "t",
      fields: { type: "object", properties: {} },
      indicators: [],
      score: { groups: [{ id: "g", code: "g", title: "g" }] },
    } satisfies Form;
    const text =
      '{"fields":{"properties":{},"type":"object"},"indicators":[],"score":{"groups":[{"code":"g","id":"g","title":"g"}]},"title":"t"}';
    const digest = async (canonical: string) =>
      Buffer.from(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(canonical))).toString("hex");
    expect(hashForm(form, 0)).toBe(await digest(text));
    expect(hashForm(form, 1)).toBe(await digest(`{"edition":1,"form":${text}}`));
  });

  test("differs where anything differs", () => {
    expect(hashForm({ ...policeForm(), title: "别的" })).not.toBe(hashForm(policeForm()));
  });
});
