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

/**
 * Tests that are not run: they measure how long something takes, or how much work (a mutant that is only slower is not what is looked for),
 * or how many cases a property had (here it has fewer), or take a minute for what the others show, too.
 */
export const leftOutTests = [
  "packages/form/test/hostile-forms.test.ts",
  "packages/form/test/hostile-size.test.ts",
  "packages/form/test/import-oracle.test.ts",
  "packages/formula/test/effort.test.ts",
  "packages/formula/test/fuzz.test.ts",
  "packages/formula/test/long-sources.test.ts",
  "packages/formula/test/shared-effort.test.ts",
];
