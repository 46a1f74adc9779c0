/**
 * What is mutated, by the name that `npm run mutants -- <name>` takes. `sources`: the folder whose code is mutated; `tests`: the
 * folder whose tests have to notice it; `goal`: the least share of mutants, in percent, that they notice.
 */
export const targets = {
  assessment: { sources: "packages/assessment/src", tests: "packages/assessment/test", goal: 95 },
  form: { sources: "packages/form/src", tests: "packages/form/test", goal: 85 },
  formula: { sources: "packages/formula/src", tests: "packages/formula/test", goal: 85 },
  tenancy: {
    sources: "apps/server/src/database/tenancy",
    tests: "apps/server/src/database/tenancy",
    goal: 95,
  },
};

/** Tests that measure how long something takes: a mutant that is only slower is not what is looked for. */
export const measuring = [
  "packages/form/test/hostile-forms.test.ts",
  "packages/form/test/hostile-size.test.ts",
  "packages/formula/test/long-sources.test.ts",
];
