import fc from "fast-check";
import { expect, test } from "vitest";
import { carryEvidence, carryOver, checkForm, type FileReference } from "../../src/index.ts";
import { copyOf, type Edit, Editor, operations } from "./edit-model.ts";
import { fillModel } from "./fill-model.ts";
import { formOf, type Model } from "./model.ts";
import { expectedOf } from "./oracle.ts";

const file = (id: string): FileReference => ({ id, name: `${id}.pdf`, size: 1, type: "application/pdf" });
const pick = fc.noBias(fc.nat({ max: 5_000 }));
const adding = fc.record({ op: fc.constant("add" as const), a: pick, b: pick });
const edit: fc.Arbitrary<Edit> = fc.record({ op: fc.constantFrom(...operations), a: pick, b: pick });

/** A form by additions, and what it became by edits of every kind. */
const twoForms = fc
  .record({
    additions: fc.array(adding, { minLength: 8, maxLength: 24, size: "max" }),
    edits: fc.array(edit, { minLength: 1, maxLength: 14, size: "max" }),
  })
  .map(({ additions, edits }) => {
    const model: Model = { fields: [], definitions: { 人: [], 事: [] } };
    const editor = new Editor(model);
    for (const each of additions) editor.apply(each);
    for (const fields of Object.values(model.definitions)) if (fields.length === 0) editor.addTo(fields);
    const before = copyOf(model);
    for (const each of edits) editor.apply(each);
    return { before, after: model };
  });

test("every answer and file is where its field went by ids, or is told as lost with the true reason (property)", () => {
  fc.assert(
    fc.property(twoForms, pick, ({ before, after }, blanks) => {
      const given = fillModel(before, blanks);
      const expected = expectedOf(before, after, given);
      const [from, to] = [formOf(before), formOf(after)];
      const { answers, lost } = carryOver(given.answers, from, to);
      expect(answers).toEqual(expected.answers);
      const told = lost.map(({ path, reason, value }) => [path, { reason, value }] as const);
      expect(told.length).toBe(new Map(told).size);
      expect(new Map(told)).toEqual(expected.lost);
      const attached = new Map([...given.files].map(([path, id]) => [path, [file(id)]]));
      const carried = carryEvidence(attached, from, to);
      const ids = (map: Iterable<readonly [string, readonly FileReference[]]>) =>
        new Map([...map].map(([path, files]) => [path, files.map(({ id }) => id).join()]));
      expect(ids(carried.evidence)).toEqual(expected.files);
      expect(ids(carried.lost.map(({ path, files }) => [path, files] as const))).toEqual(expected.lostFiles);
    }),
    { numRuns: 3_000 },
  );
});

test("the forms of this test are forms", () => {
  const faults = fc
    .sample(twoForms, { numRuns: 100, seed: 1 })
    .flatMap(({ before, after }) =>
      [before, after].flatMap((model) =>
        checkForm(formOf(model)).filter(
          ({ path, severity }) => path.startsWith("/fields") && severity === "error",
        ),
      ),
    );
  expect(faults).toEqual([]);
});
