import type { Staff } from "@duheng/contracts";
import { expect, it } from "vitest";
import { categoriesWithoutForm } from "./categories-without-form.ts";

const person = (name: string, level?: string) =>
  ({ name, categoryId: "c", ...(level === undefined ? {} : { level }) }) as Staff;

it("tells of a level once, though some hold what nobody sees", () => {
  const problems = categoriesWithoutForm(
    [person("甲", "一级"), person("乙", "一级\u200B"), person("丙", "二级"), person("丁")],
    [],
  );
  expect(problems.map(({ message }) => /涉及 (\d) 人/.exec(message.zh)?.[1])).toEqual(["2", "1", "1"]);
});
