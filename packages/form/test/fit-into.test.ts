import type { Form } from "@duheng/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkForm, fitInto, prepareForm } from "../src/index.ts";
import { fixed, smallForm } from "./forms/small-form.ts";
import { edited } from "./meaning/edits.ts";
import { answersOf, itemValue } from "./meaning/evaluate.ts";
import { fillingOf } from "./meaning/merged.ts";
import { type Field, type Model, type Term, written } from "./meaning/model.ts";

const errors = (form: Form) => checkForm(form).filter(({ severity }) => severity === "error");

/** The form with the fitted fields and indicators behind its own. */
function together(form: Form, parts: Form): Form {
  return {
    ...form,
    fields: { ...form.fields, properties: { ...form.fields.properties, ...parts.fields.properties } },
    indicators: [...form.indicators, ...parts.indicators],
  };
}

describe("parts of one form put into another", () => {
  const number = { type: "number" };

  it("mean the field that serves for theirs, rows with what is in them", () => {
    const rows = (key: string) => ({
      [key]: { type: "array", items: { type: "object", properties: { 数: number, 分: number } } },
    });
    const form = smallForm({ properties: { ...rows("项目"), 数: number } });
    const parts = smallForm({
      properties: { ...rows("表"), 数: number },
      indicators: [fixed("I", 10, "SUM(表[(数 ?? 0) > 1].分) + (数 ?? 0)")],
    });
    const { parts: fitted, renamed } = fitInto(form, parts, { fields: new Map([["表", "项目"]]) });
    expect(renamed).toEqual([["数", "数2"]]);
    expect(Object.keys(fitted.fields.properties)).toEqual(["数2"]);
    expect(fitted.indicators[0]?.by).toEqual({
      kind: "formula",
      formula: "SUM(项目[(数 ?? 0) > 1].分) + (数2 ?? 0)",
    });
  });

  it("name an indicator that did not come along by its id, never another one of its code", () => {
    const parts = smallForm({ indicators: [fixed("I", 10, "(indicators.A ?? 0) + 1"), fixed("A", 10, "1")] });
    const other = smallForm({ indicators: [{ ...fixed("A", 10, "5"), id: "other" }] });
    const same = smallForm({ indicators: [{ ...fixed("A", 10, "5"), code: "甲" }] });
    const fit = (form: Form) =>
      fitInto(form, parts, { indicators: new Set(["indicator-A"]) }).parts.indicators.map(({ by }) => by);
    expect(fit(same)).toEqual([{ kind: "formula", formula: "(indicators.甲 ?? 0) + 1" }]);
    expect(fit(other)).toEqual([{ kind: "formula", formula: "(indicators.已删除_A ?? 0) + 1" }]);
  });
});

it("whatever is put into whatever, every indicator of both gives what it gave (property)", () => {
  fc.assert(
    fc.property(edited("m", 6), edited("t", 6), fc.nat(), (mine, theirs, seed) => {
      const other = withIds(theirs, (id) => `x${id}`);
      const [form, added] = [written(mine), written(other)];
      if (form === null || added === null) throw new Error("a model that cannot be written");
      const whole = together(form, fitInto(form, added).parts);
      expect(errors(whole)).toEqual([]);
      const filling = {
        ...fillingOf({ mine, theirs: mine }, seed),
        ...fillingOf({ mine: other, theirs: other }, seed),
      };
      const { indicators } = prepareForm(whole).score({ answers: answersOf(whole.fields, filling) });
      for (const { id, code } of whole.indicators) {
        const model = id.startsWith("x") ? other : mine;
        expect(indicators[code]?.points).toBe(itemValue(model, id, filling));
      }
    }),
    { numRuns: 300 },
  );
});

function withIds(model: Model, change: (id: string) => string): Model {
  const terms = (list: readonly Term[]): Term[] =>
    list.map((term) =>
      term.kind === "sum"
        ? {
            ...term,
            rows: change(term.rows),
            id: change(term.id),
            where: change(term.where),
            least: change(term.least),
          }
        : { ...term, id: change(term.id) },
    );
  const walk = (fields: readonly Field[]): Field[] =>
    fields.map((field) => ({
      ...field,
      id: change(field.id),
      inside: walk(field.inside),
      ...(field.computed === undefined ? {} : { computed: terms(field.computed) }),
    }));
  return {
    fields: walk(model.fields),
    items: model.items.map((item) => ({ ...item, id: change(item.id), terms: terms(item.terms) })),
  };
}
