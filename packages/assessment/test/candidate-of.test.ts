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

  it("G14 what is not known breaks nothing", () => {
    expect(candidateOf(assessment(), form)).toEqual({ id: "a1", score: null });
    const waiting = { ...result, groups: { ...result.groups, 岗位: null } };
    expect(candidateOf(assessment({ score: 92, result: waiting }), form).individual).toBeUndefined();
  });
});
