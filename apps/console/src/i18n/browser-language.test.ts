import { expect, test } from "vitest";
import { languageOf } from "./browser-language.ts";

test.each([
  [["zh-CN", "en"], "zh"],
  [["en-GB", "zh-CN"], "en"],
  [["EN"], "en"],
  [["mn", "de-DE", "en-US"], "en"],
  [["mn", "zh-Hans"], "zh"],
  [["ja"], "zh"],
  [["eng-x"], "zh"],
  [[], "zh"],
] as const)("a browser that speaks %j is spoken to in %s", (languages, locale) =>
  expect(languageOf(languages)).toBe(locale),
);
