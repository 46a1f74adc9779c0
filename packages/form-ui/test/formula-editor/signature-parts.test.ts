import { functions } from "@duheng/formula";
import { expect, it } from "vitest";
import { signatureParts } from "../../src/formula-editor/signature-parts.ts";

it.each([
  ["ROUND", 1, "digits"],
  ["SUM", 4, "values…"],
  ["SWITCH", 0, "x"],
  ["SWITCH", 3, "case…"],
  ["SWITCH", 4, "value…"],
  ["IFS", 2, "condition…"],
  ["BAND", 1, "[[threshold, points], …]"],
  ["BAND", 2, "otherwise"],
  ["COHORT.COUNT", 0, undefined],
])("argument of %s no. %d is for %s", (name, argument, parameter) => {
  const signature = functions.find((each) => each.name === name)?.signature ?? "";
  const { parameters, current } = signatureParts(signature, argument);
  expect(parameters[current]).toBe(parameter);
});
