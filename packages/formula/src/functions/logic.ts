import type { FunctionRow, Parameter } from "./row.ts";

const condition: Parameter = { name: "condition", type: "boolean", repeat: true };

/** The logical operators, called like functions. */
export const logic: readonly FunctionRow[] = [
  {
    name: "AND",
    parameters: [condition],
    result: "boolean",
    docs: {
      zh: "是否全部成立；遇到不成立的即停。",
      en: "Whether all hold; stops at the first that does not.",
    },
    example: { source: "AND(1 < 2, 2 < 3)", value: true },
  },
  {
    name: "OR",
    parameters: [condition],
    result: "boolean",
    docs: { zh: "是否有一个成立；遇到成立的即停。", en: "Whether one holds; stops at the first that does." },
    example: { source: "OR(1 > 2, 2 < 3)", value: true },
  },
  {
    name: "NOT",
    parameters: [{ name: "condition", type: "boolean" }],
    result: "boolean",
    docs: { zh: "是否不成立。", en: "Whether it does not hold." },
    example: { source: "NOT(1 > 2)", value: true },
  },
];
