import { expect, it } from "vitest";
import { resolveFormulas } from "../src/index.ts";
import { smallForm } from "./forms/small-form.ts";

it("the form's own fields are not read again for each list of rows that may name them", () => {
  let reads = 0;
  const number = { type: "number" };
  const rows = (name: string) => ({
    type: "array",
    items: {
      type: "object",
      properties: { 数: number, 得: { type: "number", "x-computed": `数 * ${name}` } },
    },
  });
  const fields = Object.fromEntries(
    Array.from({ length: 100 }, (_, index) => [
      [`量${index}`, number],
      [`表${index}`, rows(`量${index}`)],
    ]).flat(),
  );
  const properties = new Proxy(fields, {
    ownKeys: (target) => {
      reads += 1;
      return Reflect.ownKeys(target);
    },
  });
  const found = resolveFormulas(smallForm({ properties }));
  expect(found.map(({ references }) => references.map(({ words }) => words.at(-1)?.target))).toEqual(
    Array.from({ length: 100 }, (_, index) => [
      `/fields/properties/表${index}/items/properties/数`,
      `/fields/properties/量${index}`,
    ]),
  );
  expect(reads).toBeLessThan(10);
});
