import { describe, expect, it } from "vitest";
import { placeOf, type Selection } from "../../../src/design/selection.ts";
import { readPlaces } from "../../../src/design/source/json-places.ts";
import { pointerOf } from "../../../src/design/source/pointer-of.ts";
import { readSource } from "../../../src/design/source/read-source.ts";
import { patrolForm } from "../../harness/forms/patrol-form.ts";

const text = JSON.stringify(patrolForm, null, 2);
const cut = ({ from, to }: { from: number; to: number }, of = text) => of.slice(from, to);

describe("places of a JSON text", () => {
  it("finds the value at a pointer, with its key", () => {
    const places = readPlaces('{"a": {"b/c": [10, {"~d": "x"}]}}');
    const source = '{"a": {"b/c": [10, {"~d": "x"}]}}';
    expect(cut(places.rangeOf("/a/b~1c/1/~0d"), source)).toBe('"~d": "x"');
    expect(cut(places.rangeOf("/a/b~1c/0"), source)).toBe("10");
    expect(cut(places.rangeOf(""), source)).toBe(source);
  });

  it("finds the nearest part above where there is nothing at a pointer", () => {
    const source = '{"a": {"b": 1}}';
    expect(cut(readPlaces(source).rangeOf("/a/none/deeper"), source)).toBe('"a": {"b": 1}');
  });

  it("finds the pointer around an offset, also in a text with a mistake behind it", () => {
    const source = '{"list": [{"id": "one"}, {"id": "two"}], "broken": }';
    const places = readPlaces(source);
    expect(places.pointerAt(source.indexOf("two"))).toBe("/list/1/id");
    expect(places.pointerAt(source.indexOf("one"))).toBe("/list/0/id");
    expect(places.mistake?.from).toBe(source.length - 1);
  });

  it("knows no mistake in what JSON.parse takes", () => {
    expect(readPlaces(text).mistake).toBeNull();
  });

  it("reads hostile keys as plain names", () => {
    const source = '{"__proto__": {"constructor": 1}}';
    expect(cut(readPlaces(source).rangeOf("/__proto__/constructor"), source)).toBe('"constructor": 1');
  });
});

describe("selection and its place in the source", () => {
  const selections: Selection[] = [
    { kind: "form" },
    ...patrolForm.indicators.map(({ id }): Selection => ({ kind: "indicator", id })),
    ...(patrolForm.samples ?? []).map(({ id }): Selection => ({ kind: "sample", id })),
    ...patrolForm.score.groups.map(({ id }): Selection => ({ kind: "group", id })),
    ...(patrolForm.layout?.pages ?? []).flatMap(({ id, sections }): Selection[] => [
      { kind: "page", id },
      ...sections.map((section): Selection => ({ kind: "section", id: section.id })),
    ]),
    ...Object.keys(Object(patrolForm.fields.properties)).map(
      (key): Selection => ({ kind: "field", path: [key] }),
    ),
  ];

  it.each(selections)("leads there and back: %o", (selection) => {
    expect(placeOf(patrolForm, pointerOf(patrolForm, selection)).selection).toEqual(selection);
  });
});

describe("reading the source", () => {
  it("takes a form as it is", () => {
    const { form, problems } = readSource(text);
    expect(form).toEqual(patrolForm);
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("tells line and column of what is no JSON", () => {
    const { form, problems } = readSource('{\n  "title": "表",\n  "fields": ,\n}');
    expect(form).toBeNull();
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message.zh).toContain("第 3 行第 13 列");
  });

  it("marks what the schema of forms refuses at its place", () => {
    const broken = text.replace('"title": "执法勤务类民警季度考核表"', '"title": 12');
    const { form, problems } = readSource(broken);
    expect(form).toBeNull();
    expect(problems.map((problem) => cut(problem, broken))).toContain('"title": 12');
  });

  it("takes a form with a mistake in a formula, and marks the formula", () => {
    const broken = text.replaceAll(
      "SAFEDIV(办结数, 受理数, 1) * 100, 2)",
      "SAFEDIV(办结数, 不存在, 1) * 100, 2)",
    );
    const { form, problems } = readSource(broken);
    expect(form).not.toBeNull();
    expect(problems.some((problem) => cut(problem, broken).includes("不存在"))).toBe(true);
  });

  it.each(["", "null", "[]", "12", '"表"', "{}", "\u0000"])("refuses %j without throwing", (hostile) => {
    const { form, problems } = readSource(hostile);
    expect(form).toBeNull();
    expect(problems.length).toBeGreaterThan(0);
  });
});
