export { type Decimal, decimalOf, decimalText } from "./cells/decimal-text.ts";
export { nearestNames } from "./cells/nearest.ts";
export { comparable, normalText } from "./cells/normal-text.ts";
export { readCell } from "./cells/read-cell.ts";
export { readDay } from "./cells/read-day.ts";
export { numberText, readNumber } from "./cells/read-number.ts";
export { FractionWatch, withFractions } from "./check/fractions.ts";
export {
  type CellProblem,
  type NamedRecord,
  type Reading,
  type References,
  readRow,
  referencesTo,
  sealedColumnOf,
  severalReferences,
  type Values,
} from "./check/read-row.ts";
export {
  type Choice,
  changesOf,
  keyFields,
  type PresentRecord,
  type Referred,
  RowMatcher,
  type RowToMatch,
  type ValueChange,
  type Verdict,
} from "./check/row-matcher.ts";
export {
  type ColumnDefinition,
  columnOf,
  type ImportDefinition,
  type NumberContent,
  type Read,
  type RowProblem,
  type RowTogether,
  tableColumns,
} from "./definition.ts";
export { fieldOfColumn, mostRowsOfOne, rowsField } from "./figures/fields.ts";
export { importDefinitionOf, whomColumns } from "./figures/import-definition-of.ts";
export { importValues, withImported } from "./figures/read-values.ts";
export { decodeText, whyNoText } from "./file/decode-text.ts";
export { inspectZip } from "./file/inspect-zip.ts";
export { kindOfFile } from "./file/kind-of-file.ts";
export {
  findHeadings,
  type Headings,
  headingsOf,
  isBeside,
  type TableRow,
  withoutHeadings,
} from "./headings/find-headings.ts";
export { guessColumns } from "./headings/guess-columns.ts";
