/**
 * StrykerJS's mutators that are left out. Texts, patterns, lists and objects of constants are data, of which a test would be a copy;
 * a removed block or function body is noticed wherever its conditions are.
 */
export const leftOut = [
  "ArrayDeclaration",
  "ArrowFunction",
  "BlockStatement",
  "ObjectLiteral",
  "Regex",
  "StringLiteral",
];

/** StrykerJS has none for numbers: 0 becomes 1, 1 becomes 0, any other the next. */
const numberMutator = {
  name: "Number",
  *mutate(path) {
    if (!path.isNumericLiteral() || path.parentPath?.isTSLiteralType() || path.key === "key") return;
    const { value } = path.node;
    const next = value === 0 ? 1 : value === 1 ? 0 : value + 1;
    // One so large that its neighbour is the same number has none.
    if (next !== value) yield { type: "NumericLiteral", value: next };
  },
};

/** Adds it to StrykerJS's list, which is no part of what its package exports. */
export async function addNumberMutator() {
  const list = new URL("./mutators/mutate.js", import.meta.resolve("@stryker-mutator/instrumenter"));
  const { allMutators } = await import(list.href);
  if (!allMutators.includes(numberMutator)) allMutators.push(numberMutator);
}
