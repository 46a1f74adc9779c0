import type { Form, Indicator } from "@duheng/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkForm, mergeForms, resolveConflicts } from "../src/index.ts";
import { policeForm } from "./forms/police-form.ts";
import { fixed, group } from "./forms/small-form.ts";

const base = policeForm();
const change = (edit: (form: Form) => void): Form => {
  const form = policeForm();
  edit(form);
  return form;
};
const indicator = (form: Form, code: string): Indicator => {
  const found = form.indicators.find((each) => each.code === code);
  if (found === undefined) throw new Error(`no indicator ${code}`);
  return found;
};
const property = (form: Form, key: string): Record<string, unknown> => {
  const found: unknown = form.fields.properties[key];
  if (typeof found !== "object" || found === null) throw new Error(`no field ${key}`);
  return found as Record<string, unknown>;
};
/** Renames 接警数 to 受理数, as the designer does: the field and each formula of that side. */
const renamed = (form: Form): Form => JSON.parse(JSON.stringify(form).replaceAll("接警数", "受理数"));
const errors = (form: Form) => checkForm(form).filter(({ severity }) => severity === "error");

describe("what only one side changed", () => {
  it("merges by itself, attribute by attribute of the same part", () => {
    const mine = change((form) => {
      indicator(form, "及时率分").title = "到场及时";
    });
    const theirs = change((form) => {
      indicator(form, "及时率分").points = { kind: "fixed", full: 40 };
      form.title = "季度表";
    });
    const { merged, conflicts } = mergeForms(base, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(merged.title).toBe("季度表");
    expect(indicator(merged, "及时率分")).toMatchObject({
      title: "到场及时",
      points: { kind: "fixed", full: 40 },
    });
  });

  it("keeps what both added, and takes away what one removed", () => {
    const mine = change((form) => {
      form.indicators.splice(1, 1, fixed("甲", 5, "5"));
    });
    const theirs = change((form) => {
      form.indicators.push(fixed("乙", 5, "5"));
    });
    const { merged, conflicts } = mergeForms(base, mine, theirs);
    expect(conflicts).toEqual([]);
    const codes = merged.indicators.map(({ code }) => code);
    expect(codes).toContain("甲");
    expect(codes).toContain("乙");
    expect(codes).not.toContain("满意率分");
  });

  it("a name that one side changed is followed by the formulas that the other wrote", () => {
    const mine = renamed(base);
    const theirs = change((form) => {
      indicator(form, "满意率分").by = { kind: "formula", formula: "接警数 * 0 + (满意率 ?? 60) / 100 * 30" };
    });
    const { merged, conflicts } = mergeForms(base, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(indicator(merged, "满意率分").by).toEqual({
      kind: "formula",
      formula: "受理数 * 0 + (满意率 ?? 60) / 100 * 30",
    });
    expect(errors(merged)).toEqual([]);
  });
});

describe("what both changed", () => {
  it("one attribute in two ways is shown with all three values; until chosen, one's own counts", () => {
    const mine = change((form) => {
      indicator(form, "处置").title = "我的";
    });
    const theirs = change((form) => {
      indicator(form, "处置").title = "对方的";
    });
    const merge = mergeForms(base, mine, theirs);
    expect(merge.conflicts).toMatchObject([
      {
        kind: "changed",
        part: "indicator",
        partId: "indicator-处置",
        attribute: "title",
        base: "处置",
        mine: "我的",
        theirs: "对方的",
        taken: "mine",
        path: expect.stringMatching(/^\/indicators\/\d+$/),
      },
    ]);
    expect(indicator(merge.merged, "处置").title).toBe("我的");
    const [conflict] = merge.conflicts;
    const chosen = resolveConflicts(merge, { [conflict?.id ?? ""]: "theirs" });
    expect(indicator(chosen, "处置").title).toBe("对方的");
  });

  it("the same change on both sides is none", () => {
    const both = change((form) => {
      property(form, "警号").title = "警员编号";
    });
    expect(mergeForms(base, both, structuredClone(both))).toMatchObject({ merged: both, conflicts: [] });
  });

  it("what one removed and the other changed stays until somebody chooses", () => {
    const mine = change((form) => {
      form.indicators = form.indicators.filter(({ code }) => code !== "处置");
    });
    const theirs = change((form) => {
      indicator(form, "处置").title = "还要";
    });
    const merge = mergeForms(base, mine, theirs);
    expect(merge.conflicts.map(({ kind, partId }) => [kind, partId])).toEqual([
      ["removed", "indicator-处置"],
    ]);
    expect(indicator(merge.merged, "处置").title).toBe("还要");
    const chosen = resolveConflicts(merge, { [merge.conflicts[0]?.id ?? ""]: "mine" });
    expect(chosen.indicators.map(({ code }) => code)).not.toContain("处置");
  });

  it("a field that one removed and the other newly uses in a formula stays until somebody chooses", () => {
    const mine = change((form) => {
      delete form.fields.properties.邮箱;
    });
    const theirs = change((form) => {
      indicator(form, "满意率分").by = {
        kind: "formula",
        formula: "IF(邮箱 = BLANK(), 0, (满意率 ?? 60) / 100 * 30)",
      };
    });
    const { merged, conflicts } = mergeForms(base, mine, theirs);
    expect(conflicts.map(({ kind, partId }) => [kind, partId])).toEqual([["removed", "mail"]]);
    expect(merged.fields.properties.邮箱).toBeDefined();
  });

  it("two new fields of one name both stay, one under another name", () => {
    const mine = change((form) => {
      form.fields.properties.新增 = { type: "integer", title: "我的", "x-id": "new-mine" };
    });
    const theirs = change((form) => {
      form.fields.properties.新增 = { type: "string", title: "对方的", "x-id": "new-theirs" };
    });
    const { merged, conflicts } = mergeForms(base, mine, theirs);
    expect(conflicts.map(({ kind }) => kind)).toEqual(["name"]);
    const ids = Object.values(merged.fields.properties).map((schema) => Reflect.get(Object(schema), "x-id"));
    expect(ids).toContain("new-mine");
    expect(ids).toContain("new-theirs");
  });

  it("hostile keys are keys like any other", () => {
    const mine = change((form) => {
      Object.defineProperty(form.fields.properties, "constructor", {
        value: { type: "integer", title: "甲", "x-id": "new-1" },
        enumerable: true,
      });
    });
    const theirs = change((form) => {
      form.title = "季度表";
    });
    const { merged } = mergeForms(base, mine, theirs);
    expect(Object.hasOwn(merged.fields.properties, "constructor")).toBe(true);
    expect(merged.title).toBe("季度表");
  });
});

/** Edits as people make them, each by itself leaving a sound form. */
const edit: fc.Arbitrary<(form: Form) => void> = fc.oneof(
  fc.string({ minLength: 1, maxLength: 8 }).map((title) => (form: Form) => {
    form.title = title;
  }),
  fc.tuple(fc.nat(9), fc.string({ minLength: 1, maxLength: 8 })).map(([at, title]) => (form: Form) => {
    const found = form.indicators[at % form.indicators.length];
    if (found !== undefined) found.title = title;
  }),
  fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 60 })).map(([at, full]) => (form: Form) => {
    const found = form.indicators[at % form.indicators.length];
    if (found?.points.kind === "fixed") found.points = { kind: "fixed", full };
  }),
  fc.nat(9).map((at) => (form: Form) => {
    if (form.indicators.length > 1) form.indicators.splice(at % form.indicators.length, 1);
    form.samples = [];
  }),
  fc.tuple(fc.nat(9), fc.integer({ min: 0, max: 999 })).map(([at, number]) => (form: Form) => {
    const code = `新${number}`;
    if (form.indicators.every((each) => each.code !== code))
      form.indicators.splice(at, 0, fixed(code, 2, "1"));
  }),
  fc.tuple(fc.nat(30), fc.string({ minLength: 1, maxLength: 8 })).map(([at, title]) => (form: Form) => {
    const keys = Object.keys(form.fields.properties);
    property(form, keys[at % keys.length] ?? "").title = title;
  }),
  fc.nat(5).map((at) => (form: Form) => {
    const [first] = form.indicators.splice(at % form.indicators.length, 1);
    if (first !== undefined) form.indicators.push(first);
  }),
  fc.integer({ min: 0, max: 999 }).map((number) => (form: Form) => {
    const code = `组${number}`;
    if (form.score.groups.every((each) => each.code !== code)) form.score.groups.push(group(code));
  }),
);
const edited = fc.array(edit, { maxLength: 5 }).map((edits) =>
  change((form) => {
    for (const each of edits) each(form);
  }),
);

describe("laws of merging (properties)", () => {
  const runs = { numRuns: 300 };

  it("with an unchanged side it is the other side", () => {
    fc.assert(
      fc.property(edited, (form) => {
        expect(mergeForms(base, base, form)).toMatchObject({ conflicts: [] });
        expect(mergeForms(base, base, form).merged).toEqual(form);
        expect(mergeForms(base, form, base).merged).toEqual(form);
        expect(mergeForms(base, form, structuredClone(form)).merged).toEqual(form);
      }),
      runs,
    );
  });

  it("is a sound form that holds each part once, whoever did what", () => {
    fc.assert(
      fc.property(edited, edited, (mine, theirs) => {
        const { merged } = mergeForms(base, mine, theirs);
        expect(errors(merged)).toEqual([]);
        const ids = merged.indicators.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      runs,
    );
  });

  it("without a conflict the two sides may be told in either order", () => {
    fc.assert(
      fc.property(edited, edited, (mine, theirs) => {
        const one = mergeForms(base, mine, theirs);
        if (one.conflicts.length > 0) return;
        const other = mergeForms(base, theirs, mine);
        const sorted = (form: Form) => form.indicators.map((each) => JSON.stringify(each)).sort();
        expect(other.conflicts).toEqual([]);
        expect(sorted(other.merged)).toEqual(sorted(one.merged));
        expect(other.merged.fields).toEqual(one.merged.fields);
        expect(other.merged.title).toBe(one.merged.title);
      }),
      runs,
    );
  });

  it("choosing one side in every conflict leaves none of the other's values there", () => {
    fc.assert(
      fc.property(
        edited,
        edited,
        fc.constantFrom("mine" as const, "theirs" as const),
        (mine, theirs, side) => {
          const merge = mergeForms(base, mine, theirs);
          const choices = Object.fromEntries(merge.conflicts.map(({ id }) => [id, side]));
          const after = mergeForms(base, mine, theirs, choices);
          expect(after.conflicts.map(({ id }) => id)).toEqual(merge.conflicts.map(({ id }) => id));
          expect(after.conflicts.every(({ taken }) => taken === side)).toBe(true);
          if (merge.conflicts.some(({ attribute, part }) => part === "form" && attribute === "title"))
            expect(after.merged.title).toBe(side === "mine" ? mine.title : theirs.title);
        },
      ),
      runs,
    );
  });
});
