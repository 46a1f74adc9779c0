import type { Form, Indicator } from "@duheng/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkForm, mergeTemplate } from "../src/index.ts";
import { policeForm } from "./forms/police-form.ts";
import { fixed, group, smallForm } from "./forms/small-form.ts";

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
const idOf = (code: string) => indicator(base, code).id;
const errors = (form: Form) => checkForm(form).filter(({ severity }) => severity === "error");

describe("an adopted form that follows its template", () => {
  it("takes in what only the template changed and keeps what only the unit changed", () => {
    const mine = change((form) => {
      form.indicators.push(fixed("本局走访", 5, "5"));
    });
    const theirs = change((form) => {
      indicator(form, "处置").title = "处置情况";
    });
    const { merged, conflicts, followed } = mergeTemplate({ base, mine, theirs, lockedIds: [] });
    expect([conflicts, followed]).toEqual([[], []]);
    expect(indicator(merged, "处置").title).toBe("处置情况");
    expect(indicator(merged, "本局走访")).toBeDefined();
  });

  it("what is locked now is the template's, and what the unit had made of it is told", () => {
    const mine = change((form) => {
      indicator(form, "处置").title = "我的处置";
      form.indicators = form.indicators.filter(({ code }) => code !== "及时率分");
    });
    const theirs = change((form) => {
      indicator(form, "处置").title = "市里的处置";
    });
    const lockedIds = [idOf("处置"), idOf("及时率分")];
    const { merged, conflicts, followed } = mergeTemplate({ base, mine, theirs, lockedIds });
    expect(conflicts).toEqual([]);
    expect(indicator(merged, "处置")).toEqual(indicator(theirs, "处置"));
    expect(indicator(merged, "及时率分")).toEqual(indicator(theirs, "及时率分"));
    expect(followed.map(({ message }) => message.zh)).toEqual(
      expect.arrayContaining([
        expect.stringContaining("我的处置"),
        expect.stringMatching(/^删除指标.*及时率/),
      ]),
    );
  });

  it("locked formulas follow a field that the unit renamed", () => {
    const mine: Form = JSON.parse(JSON.stringify(base).replaceAll("接警数", "受理数"));
    const theirs = change((form) => {
      indicator(form, "及时率分").title = "到场及时";
    });
    const lockedIds = base.indicators.map(({ id }) => id);
    const { merged, conflicts } = mergeTemplate({ base, mine, theirs, lockedIds });
    expect(conflicts).toEqual([]);
    expect(errors(merged)).toEqual([]);
    expect(JSON.stringify(merged)).not.toContain("接警数");
    expect(indicator(merged, "及时率分").title).toBe("到场及时");
  });

  it("what both made, since the template took the unit's variant over, is the template's where it is locked", () => {
    const taken = (over: Partial<Indicator>) =>
      change((form) => void form.indicators.push({ ...fixed("走访", 5, "5"), ...over }));
    const mine = taken({ title: "本局走访", by: { kind: "formula", formula: "4" } });
    const theirs = taken({ title: "入户走访" });
    const lockedIds = ["indicator-走访"];
    const open = mergeTemplate({ base, mine, theirs, lockedIds });
    expect(open.conflicts).toEqual([]);
    expect(indicator(open.merged, "走访")).toEqual(indicator(theirs, "走访"));
    expect(open.followed.map(({ message }) => message.zh).join()).toContain("本局走访");
    // Where it is not locked, people choose.
    const free = mergeTemplate({ base, mine, theirs, lockedIds: [] });
    expect(free.conflicts.length).toBeGreaterThan(0);
  });

  it("what a locked indicator reads and both made is the template's, but for its title", () => {
    const read = (title: string, maximum: number) =>
      change((form) => {
        form.fields.properties.走访数 = { type: "integer", title, maximum, "x-id": "f-visits" };
        form.indicators.push(fixed("走访", 5, "MIN(走访数 ?? 0, 5)"));
      });
    const [mine, theirs] = [read("本局走访数", 99), read("走访数", 5)];
    const { merged, conflicts } = mergeTemplate({ base, mine, theirs, lockedIds: ["indicator-走访"] });
    expect(conflicts.map(({ attribute }) => attribute)).toEqual(["title"]);
    expect(merged.fields.properties.走访数).toMatchObject({ title: "本局走访数", maximum: 5 });
  });

  it("of two new indicators of one code the unit's gets another, and that is told", () => {
    const named = (id: string) => change((form) => void form.indicators.push({ ...fixed("新", 5, "5"), id }));
    const theirs = named("their-new");
    const merge = mergeTemplate({ base, mine: named("my-new"), theirs, lockedIds: ["their-new"] });
    expect(merge.conflicts).toEqual([]);
    expect(merge.followed).toHaveLength(1);
    expect(merge.merged.indicators.find(({ id }) => id === "their-new")?.code).toBe("新");
    expect(merge.merged.indicators.find(({ id }) => id === "my-new")?.code).not.toBe("新");
  });
});

it("what comes back is told by the name that it has in the end", () => {
  const number = (id: string) => ({ type: "number", "x-id": id });
  const form = (id: string, formula: string) =>
    smallForm({ properties: { 开: number(id) }, indicators: [fixed("I", 10, formula)] });
  const [adopted, mine] = [form("f-1", "开 ?? 0"), form("f-2", "1")];
  const theirs = form("f-1", "(开 ?? 0) * 2");
  const { followed } = mergeTemplate({ base: adopted, mine, theirs, lockedIds: ["indicator-I"] });
  expect(followed.map(({ message }) => message.zh)).toContain(
    "字段“开”由您删除，但锁定的指标要用到它，已恢复",
  );
});

const edit: fc.Arbitrary<(form: Form) => void> = fc.oneof(
  fc.tuple(fc.nat(9), fc.string({ minLength: 1, maxLength: 8 })).map(([at, title]) => (form: Form) => {
    const found = form.indicators[at % form.indicators.length];
    if (found !== undefined) found.title = title;
  }),
  fc.tuple(fc.nat(9), fc.string({ minLength: 1, maxLength: 8 })).map(([at, title]) => (form: Form) => {
    const found = form.score.groups[at % form.score.groups.length];
    if (found !== undefined) found.title = title;
  }),
  fc.nat(9).map((at) => (form: Form) => {
    if (form.indicators.length > 1) form.indicators.splice(at % form.indicators.length, 1);
    form.samples = [];
  }),
  fc.nat(9).map((number) => (form: Form) => {
    const code = `新${number}`;
    if (form.indicators.every((each) => each.code !== code))
      form.indicators.splice(number, 0, fixed(code, 2, "1"));
  }),
  fc.nat(5).map((at) => (form: Form) => {
    const [first] = form.indicators.splice(at % form.indicators.length, 1);
    if (first !== undefined) form.indicators.push(first);
  }),
  fc.nat(9).map((number) => (form: Form) => {
    const code = `组${number}`;
    if (form.score.groups.every((each) => each.code !== code)) form.score.groups.push(group(code));
  }),
);
const edited = fc.array(edit, { maxLength: 5 }).map((edits) =>
  change((form) => {
    for (const each of edits) each(form);
  }),
);

describe("laws of upgrades (properties)", () => {
  it("each locked indicator and its group are the template's, whatever the unit did and chooses", () => {
    const side = fc.constantFrom("mine" as const, "theirs" as const);
    fc.assert(
      fc.property(edited, edited, fc.nat(255), side, (mine, theirs, mask, chosen) => {
        const lockedIds = theirs.indicators.filter((_each, index) => (mask >> index) & 1).map(({ id }) => id);
        const open = mergeTemplate({ base, mine, theirs, lockedIds });
        const choices = Object.fromEntries(open.conflicts.map(({ id }) => [id, chosen]));
        const { merged } = mergeTemplate({ base, mine, theirs, lockedIds }, choices);
        for (const id of lockedIds) {
          const wanted = theirs.indicators.find((each) => each.id === id);
          expect(merged.indicators.find((each) => each.id === id)).toEqual(wanted);
          const groupOf = (form: Form) => form.score.groups.find(({ code }) => code === wanted?.group);
          expect(groupOf(merged)).toEqual(groupOf(theirs));
        }
        expect(errors(merged)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
