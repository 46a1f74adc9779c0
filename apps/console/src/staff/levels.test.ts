import { expect, test } from "vitest";
import { joinLevels, splitLevels } from "./levels.ts";

test("levels are typed as one line, divided by any comma", () => {
  expect(splitLevels("正科级，副科级,科员")).toEqual(["正科级", "副科级", "科员"]);
  expect(joinLevels(splitLevels("正科级、副科级"))).toBe("正科级，副科级");
});

test("a comma being typed does not vanish under the cursor", () => {
  expect(joinLevels(splitLevels("正科级，"))).toBe("正科级，");
  expect(splitLevels("")).toEqual([]);
});
