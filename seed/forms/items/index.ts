export { countedAddition, levelledAddition, reviewerAddition } from "./addition.ts";
export { caseRate } from "./case-rate.ts";
export { deduction } from "./deduction.ts";
export type { AnswerValues, FieldSchema, Item } from "./item.ts";
export { levels } from "./levels.ts";
export { rate } from "./rate.ts";
export { rating } from "./rating.ts";
export { satisfaction } from "./satisfaction.ts";
export { target } from "./target.ts";
