import type { Form, Indicator } from "@duheng/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedParts, checkForm, takeParts } from "../src/index.ts";
import { policeForm } from "./forms/police-form.ts";
import { fixed, group } from "./forms/small-form.ts";

const before = policeForm();
const change = (edit: (form: Form) => void): Form => {
  const form = policeForm();
  edit(form);
  return form;
};
const indicator = (form: Form, code: string): Indicator | undefined =>
  form.indicators.find((each) => each.code === code);
const errors = (form: Form) => checkForm(form).filter(({ severity }) => severity === "error");

describe("parts taken out of a variant", () => {
  it("are those that were asked for, and nothing else", () => {
    const after = change((form) => {
      form.title = "别的名称";
      const found = indicator(form, "处置");
      if (found !== undefined) found.title = "好做法";
      form.indicators.push(fixed("走访", 5, "5"));
    });
    expect(changedParts(before, after).map(({ part, title }) => [part, title])).toEqual([
      ["form", "别的名称"],
      ["indicator", "好做法"],
      ["indicator", "走访"],
    ]);
    const taken = takeParts(before, after, [`indicator ${indicator(before, "处置")?.id}`]);
    expect(indicator(taken, "处置")?.title).toBe("好做法");
    expect(taken.title).toBe(before.title);
    expect(indicator(taken, "走访")).toBeUndefined();
  });

  it("bring the group that a new indicator stands in", () => {
    const after = change((form) => {
      form.title = "别的名称";
      form.score.groups.push(group("本局"));
      form.indicators.push(fixed("走访", 5, "5", { group: "本局" }));
    });
    const taken = takeParts(before, after, ["indicator indicator-走访"]);
    expect(taken.score.groups.map(({ code }) => code)).toContain("本局");
    expect(errors(taken)).toEqual([]);
  });

  it("bring a new field with its place, and its section where that is new", () => {
    const after = change((form) => {
      form.title = "别的名称";
      form.fields.properties.走访 = { type: "integer", title: "走访", "x-id": "f-visits" };
      form.layout = {
        pages: [
          ...(form.layout?.pages ?? []),
          {
            id: "p-new",
            title: "本局",
            sections: [{ id: "s-new", title: "走访情况", items: [{ field: "走访" }] }],
          },
        ],
      };
    });
    const taken = takeParts(before, after, ["field f-visits"]);
    expect(taken.fields.properties.走访).toBeDefined();
    expect(taken.layout?.pages.at(-1)).toEqual(after.layout?.pages.at(-1));
    expect(taken.title).toBe(before.title);
  });

  it("formulas of what is left follow a field whose new name is taken, and keep the old one otherwise", () => {
    const renamed: Form = JSON.parse(JSON.stringify(before).replaceAll("接警数", "受理数"));
    const after = { ...renamed, title: "别的名称" };
    const field = changedParts(before, after).find(({ part }) => part === "field");
    const taken = takeParts(before, after, [field?.key ?? ""]);
    expect(errors(taken)).toEqual([]);
    expect(JSON.stringify(taken.indicators)).toBe(JSON.stringify(renamed.indicators));
    const left = takeParts(before, after, ["form "]);
    expect(left).toEqual({ ...before, title: "别的名称" });
  });
});

const edit: fc.Arbitrary<(form: Form) => void> = fc.oneof(
  fc.string({ minLength: 1, maxLength: 8 }).map((title) => (form: Form) => {
    form.title = title;
  }),
  fc.tuple(fc.nat(9), fc.string({ minLength: 1, maxLength: 8 })).map(([at, title]) => (form: Form) => {
    const found = form.indicators[at % form.indicators.length];
    if (found !== undefined) found.title = title;
  }),
  fc.nat(9).map((at) => (form: Form) => {
    if (form.indicators.length > 1) form.indicators.splice(at % form.indicators.length, 1);
    form.samples = [];
  }),
  fc.nat(9).map((number) => (form: Form) => {
    const code = `新${number}`;
    if (indicator(form, code) === undefined) form.indicators.splice(number, 0, fixed(code, 2, "1"));
  }),
  fc.nat(9).map((number) => (form: Form) => {
    const code = `组${number}`;
    if (form.score.groups.some((each) => each.code === code)) return;
    form.score.groups.push(group(code));
    form.indicators.push(fixed(`在${code}`, 2, "1", { group: code }));
  }),
);
const edited = fc.array(edit, { maxLength: 5 }).map((edits) =>
  change((form) => {
    for (const each of edits) each(form);
  }),
);

describe("laws of taking parts (properties)", () => {
  it("all parts give the variant, none the original; each part is either taken or left", () => {
    fc.assert(
      fc.property(edited, fc.nat(1023), (after, mask) => {
        const keys = changedParts(before, after).map(({ key }) => key);
        expect(takeParts(before, after, keys)).toEqual(after);
        expect(takeParts(before, after, [])).toEqual(before);
        const asked = keys.filter((_key, index) => (mask >> index) & 1);
        const taken = takeParts(before, after, asked);
        expect(errors(taken)).toEqual([]);
        for (const { id } of [...before.indicators, ...after.indicators]) {
          const source = asked.includes(`indicator ${id}`) ? after : before;
          expect(taken.indicators.find((each) => each.id === id)).toEqual(
            source.indicators.find((each) => each.id === id),
          );
        }
      }),
      { numRuns: 300 },
    );
  });
});
