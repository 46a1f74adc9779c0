import {
  type ImportDefinition,
  keyFields,
  type PresentRecord,
  RowMatcher,
  type RowToMatch,
} from "../src/index.ts";

/** What becomes of rows that come so many at a time; of what is learnt of them, only the fields that tell them apart. */
export function matchRows(
  definition: ImportDefinition,
  rows: readonly RowToMatch[],
  present: readonly PresentRecord[],
  atOnce = 1,
) {
  const matcher = new RowMatcher(definition, present);
  const keys = keyFields(definition);
  for (const some of parts(rows, atOnce))
    matcher.learn(
      some.map(({ values, ...row }) => ({
        ...row,
        values: Object.fromEntries(Object.entries(values).filter(([field]) => keys.has(field))),
      })),
    );
  const verdicts = parts(rows, atOnce).flatMap((some) => matcher.match(some));
  return { verdicts, gone: matcher.gone() };
}

function parts<T>(all: readonly T[], atOnce: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / atOnce) }, (_, at) =>
    all.slice(at * atOnce, (at + 1) * atOnce),
  );
}
