import type { Form } from "@duheng/contracts";
import { renameIndicator } from "@duheng/form";
import { describe, expect, it } from "vitest";
import { codeByTitle, codesFollowing } from "../../src/design/operations/code-by-title.ts";
import { addIndicator, patchIndicator } from "../../src/design/operations/scoring.ts";
import { addRows } from "../../src/design/table/editing/rows.ts";
import { patrolForm } from "../harness/forms/patrol-form.ts";

const group = patrolForm.score.groups[0]?.code ?? "";
const begun = () => addIndicator(patrolForm, group, "新指标");
const titled = (form: Form, id: string, title: string) =>
  patchIndicator(form, id, (each) => ({ ...each, title }));
const codeOf = ({ indicators }: Form, id: string) => indicators.find((each) => each.id === id)?.code;
/** The form with one title after another typed into a new indicator, the input left each time. */
function typed(...titles: string[]) {
  const { form: first, id } = begun();
  let form = first;
  let was = "新指标";
  for (const title of titles) {
    form = codeByTitle(titled(form, id, title), id, was, patrolForm);
    was = title;
  }
  return { form, id, code: codeOf(form, id) };
}

describe("the code of a new indicator", () => {
  it.each<[string[], string]>([
    [["群众满意度"], "群众满意度"],
    [["满意度（%）"], "满意度"],
    [["2026 年 走访"], "年走访"],
    [["走访", "入户走访"], "入户走访"],
    [["走访", "走访", "（%）", "入户"], "走访"],
    [["新指标"], "指标"],
    [["（%）"], "指标"],
    [["Visits paid"], "Visitspaid"],
  ])("follows its title %j: %s", (titles, code) => {
    expect(typed(...titles).code).toBe(code);
  });

  it("is followed by the formulas that name it", () => {
    const { form, id } = begun();
    const used = patchIndicator(form, patrolForm.indicators[0]?.id ?? "", (each) => ({
      ...each,
      by: { kind: "formula", formula: "(indicators.指标 ?? 0) / 2" },
    }));
    const next = codeByTitle(titled(used, id, "走访"), id, "新指标", patrolForm);
    expect(next.indicators[0]?.by).toEqual({ kind: "formula", formula: "(indicators.走访 ?? 0) / 2" });
  });

  it("is numbered where another has it, or where a formula still says it of one that went", () => {
    const taken = patrolForm.indicators[0]?.code ?? "";
    expect(typed(taken).code).toBe(`${taken}2`);
    const { form, id } = begun();
    const said = patchIndicator(form, patrolForm.indicators[0]?.id ?? "", (each) => ({
      ...each,
      by: { kind: "formula", formula: "indicators.走访 ?? 0" },
    }));
    expect(codeOf(codeByTitle(titled(said, id, "走访"), id, "", patrolForm), id)).toBe("走访2");
  });

  it("stays as somebody wrote it by hand, and so does that of an indicator that was there before", () => {
    const { form, id } = typed("走访");
    const byHand = renameIndicator(form, id, "ZF");
    expect(codeByTitle(titled(byHand, id, "入户"), id, "走访", patrolForm)).toEqual(
      titled(byHand, id, "入户"),
    );
    const old = titled(form, id, "入户");
    expect(codeByTitle(old, id, "走访", form)).toBe(old);
  });
});

describe("titles written in the table", () => {
  it("name the rows that were begun there, each its own, and leave codes that came along", () => {
    const added = addRows(patrolForm, { group, after: undefined, count: 3, title: "新指标" });
    const [a = "", b = "", c = ""] = added.ids;
    let form = titled(titled(added.form, a, "走访"), b, "走访");
    form = patchIndicator(titled(form, c, "调解"), c, (each) => ({ ...each, code: "TJ" }));
    const next = codesFollowing(patrolForm, form, patrolForm);
    expect([a, b, c].map((id) => codeOf(next, id))).toEqual(["走访", "走访2", "TJ"]);
    const later = codesFollowing(next, titled(next, a, "入户走访"), patrolForm);
    expect(codeOf(later, a)).toBe("入户走访");
    const byHand = patchIndicator(titled(next, a, "入户"), a, (each) => ({ ...each, code: "RH" }));
    expect(codesFollowing(next, byHand, patrolForm)).toBe(byHand);
  });
});
