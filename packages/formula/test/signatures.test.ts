import { expect, test } from "vitest";
import { check, functions, render } from "../src/index.ts";
import { chineseSignature, lettersOfParameters, parameterWords } from "../src/rendering/signature-words.ts";
import { scope } from "./fixture.ts";

test("every parameter of every function has a word in Chinese, or is a letter", () => {
  const names = functions.flatMap(
    ({ signature }) => signature.slice(signature.indexOf("(")).match(/[A-Za-z]+/g) ?? [],
  );
  expect(names.filter((name) => !parameterWords.has(name) && !lettersOfParameters.has(name))).toEqual([]);
});

const signatures: readonly (readonly [name: string, zh: string, en: string])[] = [
  ["ROUND", "ROUND(x, 位数)", "ROUND(x, digits)"],
  ["IF", "IF(条件, 成立时的值, [否则的值])", "IF(condition, then, [otherwise])"],
  ["BAND", "BAND(x, [[门槛, 分值], …], 否则的值)", "BAND(x, [[threshold, points], …], otherwise)"],
  ["COHORT.COUNT", "COHORT.COUNT()", "COHORT.COUNT()"],
];

for (const [name, zh, en] of signatures) {
  test(zh, () => {
    const docs = functions.find((each) => each.name === name);
    expect(docs?.signatures).toEqual({ zh, en });
  });
}

test("a wrong number of arguments is told with the signature in the language of the page", () => {
  const [told] = check("CLAMP(base)", scope).diagnostics;
  if (told === undefined) throw new Error("a mistake was expected");
  expect(render(told, "zh")).toBe("CLAMP 的参数个数不对：写法是 CLAMP(x, 下限, 上限)，这里有 1 个");
  expect(render(told, "en")).toBe(
    "CLAMP has the wrong number of arguments: it is CLAMP(x, low, high), here are 1",
  );
});

test("a name that no table knows stays as it is", () => {
  expect(chineseSignature("F(foo, values…)")).toBe("F(foo, 数值…)");
});
