import type { Form } from "@duheng/contracts";
import { describe, expect, it } from "vitest";
import { candidateOf } from "../src/index.ts";
import { assessment } from "./documents.ts";

describe("G14 what ranking looks at", () => {
  const points = (value: number | null) => ({ state: "scored" as const, points: value });
  const form: Pick<Form, "indicators" | "score"> = {
    score: {
      groups: [
        { id: "g1", code: "个性", title: "个性", kind: "individual" },
        { id: "g2", code: "岗位", title: "岗位", kind: "individual" },
        { id: "g3", code: "加分", title: "加分", kind: "additions" },
        { id: "g4", code: "扣分", title: "扣分", kind: "deductions" },
      ],
    },
    indicators: ["立功", "革新", "纠错", "投诉"].map((code, index) => ({
      id: `i${index}`,
      code,
      title: code,
      group: index < 2 ? "加分" : "扣分",
      points: { kind: "floating", min: -20, max: 5 },
      by: { kind: "reviewer" },
    })),
  };
  const result = {
    indicators: { 立功: points(3), 革新: points(0), 纠错: points(-0.1), 投诉: points(-0.2) },
    groups: { 个性: 50.1, 岗位: 3.2, 加分: 3, 扣分: -0.3 },
    raw: 92,
    score: 92,
    provisional: false,
  };

  it("G14 achievements by the kind of group, points lost, and awards of the positive list", () => {
    expect(candidateOf(assessment({ score: 92, result }), form)).toEqual({
      id: "a1",
      score: 92,
      individual: 53.3,
      deductions: 0.3,
      awards: 1,
      ceiling: undefined,
    });
  });

  it("G14 G20 no score while an answer is missing; another error leaves it, and nothing given gives nothing", () => {
    const error = (code: string) => ({ code, from: 0, to: 2, definition: "纠错" });
    const score = (...codes: string[]) =>
      candidateOf(assessment({ score: 92, result: { ...result, errors: codes.map(error) } }), form).score;
    expect([score(), score("division-by-zero"), score("missing-value")]).toEqual([92, 92, null]);
    expect(score("division-by-zero", "missing-value")).toBeNull();
  });

  it("G14 an award is a floating item of the positive list that earned something, however little", () => {
    const item = (code: string, change: Partial<Form["indicators"][number]> = {}) => ({
      ...{ id: code, code, title: code, group: "加分", by: { kind: "reviewer" as const } },
      ...{ points: { kind: "floating" as const, min: 0, max: 5 }, ...change },
    });
    const list: Pick<Form, "indicators" | "score"> = {
      ...form,
      indicators: [
        item("少许"),
        item("未评"),
        item("没有"),
        item("固定", { points: { kind: "fixed", full: 5 } }),
        item("个性项", { group: "个性" }),
      ],
    };
    const indicators = {
      少许: points(0.5),
      未评: points(null),
      固定: points(5),
      个性项: points(5),
      旧: undefined,
    };
    expect(candidateOf(assessment({ score: 92, result: { ...result, indicators } }), list)).toEqual({
      ...{ id: "a1", score: 92, individual: 53.3, deductions: 0, awards: 1 },
    });
  });

  it("G14 a form with one group of achievements has its points", () => {
    const groups = form.score.groups.filter(({ code }) => code !== "岗位");
    expect(candidateOf(assessment({ score: 92, result }), { ...form, score: { groups } }).individual).toBe(
      50.1,
    );
  });

  it("G14 a form without groups of achievements knows none", () => {
    const groups = form.score.groups.filter(({ kind }) => kind !== "individual");
    expect(candidateOf(assessment({ score: 92, result }), { ...form, score: { groups } })).toEqual({
      ...{ id: "a1", score: 92, deductions: 0.3, awards: 1 },
    });
  });

  it("G14 what is not known breaks nothing", () => {
    expect(candidateOf(assessment(), form)).toEqual({ id: "a1", score: null });
    const waiting = { ...result, groups: { ...result.groups, 岗位: null } };
    expect(candidateOf(assessment({ score: 92, result: waiting }), form).individual).toBeUndefined();
  });
});
