/** First words of names that formulas use for other things: no field may have such a key. */
export const reservedKeys: ReadonlySet<string> = new Set([
  "ratings",
  "indicators",
  "data",
  "previous",
  "cohort",
  "review",
  "groups",
  "score",
  "_given",
  "_applicable",
  "_applies",
  "_veto",
  "_kind",
]);

/** Keys that reach into JavaScript's prototypes when code is careless: refused everywhere. */
export const prototypeKeys: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);
