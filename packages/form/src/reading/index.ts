/** How texts that people type or paste are read. Small: it needs nothing of a form. */
export { readChineseNumber } from "./chinese-number.ts";
export { joinItems, readItem, sayItems, splitItems } from "./items.ts";
export { readBoolean } from "./read-boolean.ts";
export { type DateReading, readDate } from "./read-date.ts";
export { type NumberReading, readNumber, unitOf } from "./read-number.ts";
