import type { Form, ScoreInputs } from "@duheng/contracts";
import type { Edition } from "@duheng/formula";
import { fixed, group, smallForm } from "../forms/small-form.ts";

/**
 * A form whose every formula means something else, or is refused, in a later edition of the language than in edition 0.
 * In edition 1 it says what has to be said there: what it counts, and what is given else.
 */
export function editionForm(edition: Edition): Form {
  return smallForm({
    properties: {
      ename: { type: "string", title: "英文名", "x-id": "f-ename" },
      rate: { type: "number", title: "满意率", "x-id": "f-rate" },
      level: { enum: ["A", "B"], title: "级别", "x-id": "f-level" },
      works: {
        type: "array",
        title: "工作",
        "x-id": "f-works",
        items: {
          type: "object",
          properties: { name: { type: "string", title: "名称", "x-id": "f-work-name" } },
          required: ["name"],
        },
      },
    },
    required: ["ename", "rate", "level"],
    groups: [group("main")],
    indicators: [
      fixed("COUNT", 20, `${edition === 0 ? "COUNT" : "COUNTA"}(works.name) + COUNT(1, "a", 3)`),
      fixed("EQUAL", 20, 'IF(ename = "ABC", 20, 5)'),
      fixed("SWITCH", 20, 'SWITCH(ename, "ABC", 20, 10)'),
      fixed("CONTAINS", 20, 'IF(CONTAINS(works.name, "X"), 20, 1)'),
      fixed("ELSE", 20, `IF(rate >= 95, 20${edition === 0 ? "" : ", BLANK()"})`),
      fixed("BAND", 20, "BAND(rate, [[80, 8], [90, 12], [95, 15]], 0)"),
    ],
  });
}

export const editionInputs: readonly ScoreInputs[] = ["ABC", "abc", "Abc"].flatMap((ename) =>
  [50, 80, 92, 96].map((rate) => ({
    answers: { ename, rate, level: rate > 90 ? "A" : "B", works: [{ name: "x" }, { name: "Y" }] },
  })),
);
