import type { Form } from "@duheng/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkForm, mergeForms, mergeTemplate, prepareForm, takeParts } from "../src/index.ts";
import { changedParts } from "../src/merging/take-parts.ts";
import { baseModel, edited } from "./meaning/edits.ts";
import { answersOf, itemValue } from "./meaning/evaluate.ts";
import { faultsOf, fillingOf, readBy } from "./meaning/merged.ts";
import { linesOf, type Model, written } from "./meaning/model.ts";

const form = (model: Model): Form => {
  const made = written(model);
  if (made === null) throw new Error("a model that cannot be written");
  return made;
};
const base = form(baseModel);
const errors = (each: Form) => checkForm(each).filter(({ severity }) => severity === "error");

/** The terms that another item or a computed field rests on. */
const rest = (model: Model, id: string) =>
  linesOf(model).get(id)?.at(-1)?.computed ??
  (id.startsWith("i-") ? model.items.find((each) => each.id === id)?.terms : undefined);
/** Whether the unit left a part as it was, or took it away, so that it comes back. */
const isLeft = (mine: Model, id: string) => {
  const now = rest(mine, id);
  return now === undefined || JSON.stringify(now) === JSON.stringify(rest(baseModel, id));
};

it("the models are written as they are meant: forms give what the models give", () => {
  fc.assert(
    fc.property(edited("m", 8), fc.nat(), (model, seed) => {
      const made = form(model);
      expect(errors(made)).toEqual([]);
      const filling = fillingOf({ mine: model, theirs: model }, seed);
      const { indicators } = prepareForm(made).score({ answers: answersOf(made.fields, filling) });
      for (const { id, code } of model.items)
        expect(indicators[code]?.points).toBe(itemValue(model, id, filling));
    }),
    { numRuns: 200 },
  );
});

describe("meaning is kept (held against models that know fields by ids alone)", () => {
  it("merging: what one side alone touched gives what it gives there, whatever is called how", () => {
    fc.assert(
      fc.property(edited("m"), edited("t"), fc.nat(), (mine, theirs, seed) => {
        const models = { base: baseModel, mine, theirs };
        const merge = mergeForms(base, form(mine), form(theirs));
        const fillings = [seed, seed + 1, seed + 2].map((each) => fillingOf(models, each));
        expect(faultsOf(models, merge, fillings)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("merging with every conflict decided for one side: nothing means another part, gone parts are told", () => {
    fc.assert(
      fc.property(
        edited("m"),
        edited("t"),
        fc.constantFrom("mine" as const, "theirs" as const),
        fc.nat(),
        (mine, theirs, side, seed) => {
          const models = { base: baseModel, mine, theirs };
          let choices = {};
          let merge = mergeForms(base, form(mine), form(theirs));
          for (let round = 0; round < 5; round += 1) {
            choices = Object.fromEntries(merge.conflicts.map(({ id }) => [id, side]));
            merge = mergeForms(base, form(mine), form(theirs), choices);
          }
          const told = errors(merge.merged);
          if (told.length > 0) {
            // A part that was removed by choice although something reads it: the name says so.
            expect(told.every(({ code }) => /unknown-name/.test(code))).toBe(true);
            expect(JSON.stringify(merge.merged)).toContain("已删除_");
          } else expect(faultsOf(models, merge, [fillingOf(models, seed)])).toEqual([]);
        },
      ),
      { numRuns: 250 },
    );
  });

  it("upgrades: locked indicators give what the template's give", () => {
    fc.assert(
      fc.property(edited("m"), edited("t"), fc.nat(), fc.nat(), (mine, theirs, mask, seed) => {
        const lockedIds = theirs.items.filter((_item, index) => (mask >> index) & 1).map(({ id }) => id);
        const merge = mergeTemplate({ base, mine: form(mine), theirs: form(theirs), lockedIds });
        expect(errors(merge.merged)).toEqual([]);
        const filling = fillingOf({ mine: theirs, theirs: mine }, seed);
        const { indicators } = prepareForm(merge.merged).score({
          answers: answersOf(merge.merged.fields, filling),
        });
        for (const id of lockedIds) {
          const code = merge.merged.indicators.find((each) => each.id === id)?.code ?? "";
          const read = [...readBy(theirs, id)].filter((each) => !lockedIds.includes(each));
          // What it reads of other indicators and of computed fields is the unit's, where the unit changed that.
          if (read.every((each) => isLeft(mine, each)))
            expect(indicators[code]?.points).toBe(itemValue(theirs, id, filling));
        }
      }),
      { numRuns: 400 },
    );
  });

  it("parts that are taken: every indicator gives what it gives in one of the two, and nothing is missing", () => {
    fc.assert(
      fc.property(edited("t"), fc.nat(), fc.nat(), (after, mask, seed) => {
        const variant = form(after);
        const keys = changedParts(base, variant).map(({ key }) => key);
        const asked = keys.filter((_key, index) => (mask >> (index % 20)) & 1);
        const taken = takeParts(base, variant, asked);
        expect(errors(taken)).toEqual([]);
        const models = { base: baseModel, mine: baseModel, theirs: after };
        const filling = fillingOf(models, seed);
        const { indicators } = prepareForm(taken).score({ answers: answersOf(taken.fields, filling) });
        for (const { id, code } of taken.indicators) {
          const isPlain = (model: Model) =>
            [...readBy(model, id)].every((each) => each === id || rest(model, each) === undefined);
          if (!isPlain(baseModel) || !isPlain(after)) continue;
          const possible = [baseModel, after]
            .filter((model) => model.items.some((each) => each.id === id))
            .map((model) => itemValue(model, id, filling));
          expect(possible).toContain(indicators[code]?.points);
        }
      }),
      { numRuns: 250 },
    );
  });
});
