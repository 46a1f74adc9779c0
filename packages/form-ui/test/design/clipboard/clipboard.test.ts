import type { Form } from "@duheng/contracts";
import { checkForm, prepareForm } from "@duheng/form";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { copyParts } from "../../../src/design/clipboard/copy-parts.ts";
import { cutParts } from "../../../src/design/clipboard/cut-parts.ts";
import { pasteParts } from "../../../src/design/clipboard/paste-parts.ts";
import { readClipboard } from "../../../src/design/clipboard/read-clipboard.ts";
import { itemsOf, removeField } from "../../../src/design/operations/fields.ts";
import { patchSection } from "../../../src/design/operations/layout.ts";
import { keysIn, schemaAt } from "../../../src/design/operations/schemas.ts";
import { removeIndicator } from "../../../src/design/operations/scoring.ts";
import type { Selection } from "../../../src/design/selection.ts";
import { outlineForm } from "../../../src/design/structure/outline.ts";
import { patrolForm } from "../../harness/forms/patrol-form.ts";

const emptyForm: Form = {
  title: "另一张表",
  fields: { type: "object", properties: {} },
  layout: { pages: [{ id: "p-1", title: "一", sections: [{ id: "s-1", title: "内容", items: [] }] }] },
  indicators: [],
  score: { groups: [{ id: "g-1", code: "其他", title: "其他" }] },
};
const errors = (form: Form) => checkForm(form).filter(({ severity }) => severity === "error");
const outline = outlineForm(patrolForm, new Set());
const parts = [...outline.fields, ...outline.scoring].map(({ selection }) => selection);
const indicators: Selection[] = patrolForm.indicators.map(({ id }) => ({ kind: "indicator", id }));

/** As the clipboard carries them: written and read again. */
function carried(form: Form, chosen: readonly Selection[]) {
  const copied = copyParts(form, chosen);
  const read = readClipboard(JSON.stringify(copied));
  if (read.kind !== "parts") throw new Error("What was copied cannot be read.");
  return read.parts;
}

describe("copying into another form", () => {
  it("all indicators bring the fields that their formulas name, and score there as they did", () => {
    const rated = { ...emptyForm, ratings: patrolForm.ratings ?? { weights: {} } };
    const { form } = pasteParts(rated, carried(patrolForm, indicators), { section: "s-1" });
    expect(errors(form)).toEqual([]);
    const inputs = patrolForm.samples?.[0]?.inputs;
    if (inputs === undefined) throw new Error("The form has no sample.");
    const here = prepareForm(patrolForm).score(inputs).indicators;
    const there = prepareForm(form).score(inputs).indicators;
    expect(Object.values(there).map((result) => result?.points)).toEqual(
      Object.values(here).map((result) => result?.points),
    );
  });

  it("a section brings its fields as they were shown, and what was required", () => {
    const parts = carried(patrolForm, [{ kind: "section", id: "s-cases" }]);
    const { form, added } = pasteParts(emptyForm, parts, { section: "s-1" });
    const shown = patrolForm.layout?.pages
      .flatMap((page) => page.sections)
      .find(({ id }) => id === "s-cases")?.items;
    expect(itemsOf(form).filter(({ field }) => !parts.needed.includes(field))).toEqual(shown);
    expect(form.fields.required).toContain("受理数");
    expect(added.filter(({ kind }) => kind === "field").length).toBe(itemsOf(form).length);
    expect(errors(form)).toEqual([]);
  });

  it("a section comes as a section, with its title, description and columns, behind the chosen one", () => {
    const described = patchSection(patrolForm, "s-campaign", { description: "只填本季度", columns: 3 });
    const parts = carried(described, [{ kind: "section", id: "s-campaign" }]);
    const { form, added } = pasteParts(patrolForm, parts, { section: "s-person" });
    const [, pasted] = form.layout?.pages[0]?.sections ?? [];
    expect(pasted).toMatchObject({ title: "专项行动与培训", description: "只填本季度", columns: 3 });
    expect(pasted?.items.map(({ field }) => field)).toEqual([
      "参加专项2",
      "培训方式2",
      "专项名称2",
      "专项开始2",
    ]);
    expect(added[0]).toEqual({ kind: "section", id: pasted?.id });
    expect(pasted?.id).not.toBe("s-campaign");
    expect(schemaAt(form.fields, ["专项名称2"])).toMatchObject({ "x-visible": "参加专项2 ?? FALSE" });
    expect(errors(form)).toEqual([]);
  });

  it("a section lays out a form that had no layout, and an empty one comes along too", () => {
    const { layout: _, ...bare } = emptyForm;
    const whole = pasteParts(bare, carried(patrolForm, [{ kind: "page", id: "p-extra" }]), {}).form;
    expect(whole.layout?.pages[0]?.sections.map(({ title }) => title)).toEqual(["加分事项", "纪律与联系"]);
    const empty = carried(emptyForm, [{ kind: "section", id: "s-1" }]);
    expect(pasteParts(emptyForm, empty, { section: "s-1" }).form.layout?.pages[0]?.sections).toHaveLength(2);
  });
});

describe("pasting where the names are taken", () => {
  it("gives keys, codes and ids of their own, and the pasted formulas name the pasted fields", () => {
    const copied = carried(patrolForm, [
      ...indicators,
      { kind: "field", path: ["办结数"] },
      { kind: "field", path: ["受理数"] },
    ]);
    const { form, renamed } = pasteParts(patrolForm, copied, { section: "s-cases", after: "办结数" });
    expect(errors(form)).toEqual([]);
    expect(renamed.map(([before]) => before)).toContain("办结数");
    expect(schemaAt(form.fields, ["办结数2"])).toMatchObject({
      title: schemaAt(patrolForm.fields, ["办结数"])?.title,
    });
    const ids = [...JSON.stringify(form).matchAll(/"(?:x-id|id)":"([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const codes = form.indicators.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it("does not add again what a formula needs and the form has already", () => {
    const { form } = pasteParts(patrolForm, carried(patrolForm, indicators), {});
    expect(keysIn(form.fields, [])).toEqual(keysIn(patrolForm.fields, []));
    expect(form.indicators).toHaveLength(patrolForm.indicators.length * 2);
    expect(errors(form)).toEqual([]);
  });

  it("puts fields behind the chosen one, in their order", () => {
    const copied = carried(patrolForm, [
      { kind: "field", path: ["姓名"] },
      { kind: "field", path: ["警号"] },
    ]);
    const { form } = pasteParts(patrolForm, copied, { section: "s-cases", after: "受理数" });
    const shown = itemsOf(form).map(({ field }) => field);
    const at = shown.indexOf("受理数");
    expect(shown.slice(at, at + 3)).toEqual(["受理数", "姓名2", "警号2"]);
  });
});

describe("cutting", () => {
  const rest = { page: "页", section: "其他" };
  const cut = (
    chosen: readonly Selection[],
    lockedIds = new Set<string>(),
    lockedUses: ReadonlyMap<string, unknown> = new Map(),
  ) => {
    const copied = copyParts(patrolForm, chosen);
    if (copied === null) throw new Error("Nothing to cut.");
    return { left: cutParts(patrolForm, chosen, copied, { lockedIds, lockedUses, rest }), copied };
  };

  it("a section goes with its fields, and comes back under their own names", () => {
    const { left, copied } = cut([{ kind: "section", id: "s-discipline" }]);
    const gone = Object.keys(copied.fields.properties).filter((key) => !copied.needed.includes(key));
    expect(gone.length).toBeGreaterThan(0);
    expect(keysIn(left.fields, []).filter((key) => gone.includes(key))).toEqual([]);
    const sections = left.layout?.pages.flatMap((page) => page.sections.map(({ id }) => id));
    expect(sections).not.toContain("s-discipline");
    expect(pasteParts(left, copied, { section: "s-cases" }).renamed).toEqual([]);
  });

  it("a field stays that locked indicators rest on", () => {
    const uses = new Map([["/fields/properties/受理数", ["结案率"]]]);
    const { left } = cut([{ kind: "section", id: "s-cases" }], new Set(), uses);
    expect(keysIn(left.fields, [])).toContain("受理数");
  });

  it("a group goes with its indicators, but for what is locked", () => {
    const [first] = patrolForm.indicators;
    const group = patrolForm.score.groups.find(({ code }) => code === first?.group);
    if (first === undefined || group === undefined) throw new Error("The form has no group.");
    const chosen: Selection[] = [{ kind: "group", id: group.id }];
    const without = cut(chosen).left;
    expect(without.indicators.filter((one) => one.group === group.code)).toEqual([]);
    expect(without.score.groups.map(({ id }) => id)).not.toContain(group.id);
    const locked = cut(chosen, new Set([first.id])).left;
    expect(locked.indicators.filter((one) => one.group === group.code)).toEqual([first]);
    expect(locked.score.groups.map(({ id }) => id)).toContain(group.id);
  });

  it("a column of rows is not cut or copied without its rows", () => {
    const column = outline.fields
      .map(({ selection }) => selection)
      .filter((one) => one.kind === "field" && one.path.length === 2);
    expect(column.length).toBeGreaterThan(0);
    expect(copyParts(patrolForm, column)).toBeNull();
  });
});

it("whatever is copied and pasted leaves a sound form, and taken away again the form as it was", () => {
  fc.assert(
    fc.property(fc.subarray(parts, { minLength: 1, maxLength: 6 }), (chosen) => {
      if (copyParts(patrolForm, chosen) === null) return;
      const { form, added } = pasteParts(patrolForm, carried(patrolForm, chosen), { section: "s-cases" });
      expect(errors(form)).toEqual([]);
      let back = form;
      for (const one of added) {
        if (one.kind === "field") back = removeField(back, one.path);
        if (one.kind === "indicator") back = removeIndicator(back, one.id);
      }
      const isOld = ({ id }: { id: string }) => !added.some((one) => one.kind === "section" && one.id === id);
      const pages = back.layout?.pages.map((page) => ({ ...page, sections: page.sections.filter(isOld) }));
      if (pages !== undefined) back = { ...back, layout: { pages } };
      expect({ ...back, fields: { ...back.fields } }).toEqual(patrolForm);
    }),
    { numRuns: 60 },
  );
});

describe("what else is on a clipboard", () => {
  it("a column of a spreadsheet is titles, without marks that nobody sees", () => {
    expect(readClipboard("接警数\t60\r\n 及时\u202e到场数 \t57\r\n\r\n")).toEqual({
      kind: "titles",
      titles: ["接警数", "及时到场数"],
    });
  });

  it("titles keep what their writing needs, and parts come without what nobody sees", () => {
    expect(readClipboard("ᠠ\u180Eᠠ 👩‍🔬")).toEqual({ kind: "titles", titles: ["ᠠ\u180Eᠠ 👩‍🔬"] });
    const parts = copyParts(patrolForm, indicators);
    const soiled = JSON.stringify({
      ...parts,
      indicators: parts?.indicators.map((one) => ({ ...one, title: `${one.title}\u202E\n` })),
    });
    expect(readClipboard(soiled)).toEqual(readClipboard(JSON.stringify(parts)));
  });

  it("nothing, novels and damaged or hostile parts are refused", () => {
    const refused = (text: string) => expect(readClipboard(text)).toMatchObject({ kind: "refused" });
    refused("  ");
    refused("很".repeat(101));
    refused("一\n".repeat(201));
    const good = JSON.stringify(copyParts(patrolForm, indicators));
    refused(good.slice(0, -5));
    refused(good.replace('"type":"object"', '"type":"string"'));
    refused(`{"duheng":"form-parts","fields":${'{"a":'.repeat(5000)}1${"}".repeat(5000)}}`);
    refused('{"duheng":"form-parts","indicators":[{"id":"i"}],"fields":{"type":"object","properties":{}}}');
    refused(`{"duheng":"form-parts"${" ".repeat(2_000_001)}}`);
  });

  it("a lock does not come along", () => {
    const locked = {
      ...patrolForm,
      indicators: patrolForm.indicators.map((one) => ({ ...one, locked: true })),
    };
    expect(carried(locked, indicators).indicators.some((one) => one.locked === true)).toBe(false);
    const forged = JSON.stringify({ ...copyParts(patrolForm, indicators), indicators: locked.indicators });
    const read = readClipboard(forged);
    expect(read.kind === "parts" && read.parts.indicators.some((one) => one.locked === true)).toBe(false);
  });
});
