export { simpleAccumulators } from "./accumulator/accumulators.ts";
export { richAccumulators } from "./accumulator/group-accumulators.ts";
export { decode, encode, encodedSize, fieldsDecoder, maxDepth } from "./bson-codec.ts";
export { type Collation, compileCollation } from "./collation.ts";
export { compareBytes, compareStrings, compareValues, equalValues, identicalValues } from "./compare.ts";
export { describe } from "./describe.ts";
export {
  copyDocument,
  type Document,
  documentOf,
  getField,
  isDocument,
  newDocument,
  splitPath,
} from "./document.ts";
export { codeNameOf, type ErrorName, errorCodes, labelledCodes } from "./error-codes.ts";
export { compileExpression, expressionOperators } from "./expression/compile-expression.ts";
export type { Evaluate, ExpressionOptions } from "./expression/expression-types.ts";
export { holdsLoop } from "./expression/holds-loop.ts";
export { testEqual } from "./filter/comparison.ts";
export { compileFilter, isSlowFilter, topOperators } from "./filter/compile-filter.ts";
export { describeFailure } from "./filter/describe-failure.ts";
export {
  type Bounds,
  filterBounds,
  type Interval,
  intersectBounds,
  pointBounds,
  reverseInterval,
  successor,
  type TextBounds,
} from "./filter/filter-bounds.ts";
export { jsonSchemaKeywords } from "./filter/json-schema.ts";
export { fieldOperators } from "./filter/operators.ts";
export { compilePosition } from "./filter/position.ts";
export type { FilterOptions, Predicate } from "./filter/target.ts";
export { hashValue } from "./hash.ts";
export { arrayPaths, directionsOf, hasNullKey, type IndexKeys, indexKeys } from "./index-keys.ts";
export { encodeKey, shortenKey } from "./key-encoding.ts";
export { MongoError, type MongoErrorDetail } from "./mongo-error.ts";
export { double, isNumeric, type Numeric, toInteger, toNumber } from "./numbers.ts";
export { compilePath, valueAt } from "./path.ts";
export { type CompiledPipeline, compilePipeline, stages } from "./pipeline/compile-pipeline.ts";
export { documentStages } from "./pipeline/document-stages.ts";
export { joinKeys } from "./pipeline/foreign.ts";
export {
  type Fields,
  fieldsOfFilter,
  fieldsOfPaths,
  fieldsOfPipeline,
  joinFields,
} from "./pipeline/needed-fields.ts";
export { pause, turnClock, unpaced } from "./pipeline/pause.ts";
export type { EqualFinder, PipelineEnvironment, Sink, Stage } from "./pipeline/pipeline-types.ts";
export { sinks } from "./pipeline/sinks.ts";
export { compileSlotGroup } from "./pipeline/slot-group.ts";
export { rankings } from "./pipeline/window-fields.ts";
export { compileProjection, type Projection } from "./projection/compile-projection.ts";
export type { ProjectionOptions } from "./projection/projection-options.ts";
export { compileSort, compileSortKeys, parseSort, type SortField, sortDocuments } from "./sort.ts";
export { SortedRuns } from "./sorted-runs.ts";
export { layDown, turnIsOver, unhurried } from "./turn.ts";
export { updateOperatorNames } from "./update/compile-operators.ts";
export { type CompiledUpdate, compileUpdate } from "./update/compile-update.ts";
export type { ApplyOptions, UpdateOptions } from "./update/update-operator.ts";
export { upsertDocument } from "./update/upsert-document.ts";
export { isInt32, rankOf, typeNameOf } from "./value-types.ts";
