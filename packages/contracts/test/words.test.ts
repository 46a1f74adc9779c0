import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, test } from "vitest";
import {
  dimensionWords,
  frequencyWords,
  gradeWords,
  labelsOf,
  raterWords,
  type WordsOf,
} from "../src/words/index.ts";

const root = join(import.meta.dirname, "../../..");

/** Where the schemas list the values of each enum that has words. */
const enums: readonly (readonly [schema: string, pointer: string, words: WordsOf<string>])[] = [
  ["common", "$defs/Grade/enum", gradeWords],
  ["common", "$defs/RaterKind/enum", raterWords],
  ["plan", "properties/frequency/enum", frequencyWords],
  ...Object.entries(dimensionWords).map(
    ([name, words]) => ["form", `$defs/Indicator/properties/${name}/enum`, words] as const,
  ),
];

test.each(enums)("%s %s: each value has words of its own in both languages", (schema, pointer, words) => {
  expect(Object.keys(words)).toEqual(valuesAt(schema, pointer));
  for (const locale of ["zh", "en"] as const) {
    const texts = Object.values(words).map((text) => text[locale]);
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.every((text) => /[\p{Script=Han}]/u.test(text) === (locale === "zh"))).toBe(true);
  }
});

it("stands alone with a capital in English, as it is in Chinese", () => {
  expect(labelsOf(gradeWords, "en")).toEqual({
    good: "Good",
    fair: "Fair",
    average: "Average",
    poor: "Poor",
  });
  expect(labelsOf(gradeWords, "zh").fair).toBe("较好");
});

it("names of grades stand nowhere in the sources but with the words themselves", () => {
  const files = ["packages", "apps"].flatMap((folder) =>
    readdirSync(join(root, folder)).flatMap((name) => sourcesIn(`${folder}/${name}/src`)),
  );
  expect(files.length).toBeGreaterThan(500);
  // 好 and 一般 are words of every day: they are names of grades where they are quoted in a sentence.
  const { good, fair, average, poor } = gradeWords;
  const named = new RegExp(`${fair.zh}|${poor.zh}|“(${good.zh}|${average.zh})”`);
  const found = files.filter((file) => named.test(withoutComments(readFileSync(join(root, file), "utf8"))));
  expect(found).toEqual(["packages/contracts/src/words/grade.ts"]);
});

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|(^|\/)generated\//.test(file))
    .map((file) => `${folder}/${file}`);
}

function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
}

function valuesAt(schema: string, pointer: string): unknown {
  const document: unknown = JSON.parse(readFileSync(join(root, `schemas/${schema}.schema.json`), "utf8"));
  return pointer.split("/").reduce((at, key) => Reflect.get(Object(at), key), document);
}
