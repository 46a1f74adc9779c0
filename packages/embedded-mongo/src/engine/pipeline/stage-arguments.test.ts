import { expect, test } from "vitest";
import { compilePipeline } from "./compile-pipeline.ts";

function graph(more: object): object {
  const fields = { from: "x", as: "y", startWith: "$a", connectFromField: "a", connectToField: "b" };
  return { $graphLookup: { ...fields, ...more } };
}

/** What MongoDB's own integration tests and FerretDB's expect of malformed stages. */
test.each<[unknown, number, string]>([
  [{ $addFields: "x" }, 40272, "$addFields specification stage must be an object, got string"],
  [
    { $set: { $a: 1 } },
    16410,
    "Invalid $set :: caused by :: FieldPath field names may not start with '$'. Consider using $getField or $setField.",
  ],
  [{ $unset: {} }, 31002, "$unset specification must be a string or an array"],
  [{ $unset: "v." }, 40353, "Invalid $unset :: caused by :: FieldPath must not end with a '.'."],
  [
    { $project: { a: true, b: false } },
    31254,
    "Invalid $project :: caused by :: Cannot do exclusion on field b in inclusion projection",
  ],
  [
    { $project: { v: { $type: { $nothing: 1 } } } },
    168,
    "Invalid $project :: caused by :: Unrecognized expression '$nothing'",
  ],
  [
    { $limit: -1 },
    5107201,
    "invalid argument to $limit stage: Expected a non-negative number in: $limit: -1",
  ],
  [{ $skip: "1" }, 5107200, 'invalid argument to $skip stage: Expected a number in: $skip: "1"'],
  [{ $count: "$a" }, 40158, "the count field cannot be a $-prefixed path"],
  [{ $count: "a.b" }, 40160, "the count field cannot contain '.'"],
  [
    { $unwind: 1 },
    15981,
    "expected either a string or an object as specification for $unwind stage, got int",
  ],
  [{ $unwind: {} }, 28812, "no path specified to $unwind stage"],
  [
    { $unwind: { path: "$a", includeArrayIndex: "$i" } },
    28822,
    "includeArrayIndex option to $unwind stage should not be prefixed with a '$': $i",
  ],
  [{ $unwind: "$a..b" }, 15998, "FieldPath field names may not be empty strings."],
  [{ $sample: { size: -1 } }, 28747, "size argument to $sample must not be negative"],
  [{ $sample: {} }, 28749, "$sample stage must specify a size"],
  [{ $group: { a: { $sum: [] } } }, 40237, "The $sum accumulator is a unary operator"],
  [
    { $bucket: { groupBy: "$a", boundaries: [1, "a"] } },
    40193,
    "All values in the the 'boundaries' option to $bucket must have the same type. Found conflicting types int and string.",
  ],
  [
    { $bucket: { groupBy: "$a", boundaries: [2, 1] } },
    40194,
    "The 'boundaries' option to $bucket must be sorted, but elements 0 and 1 are not in sorted order (2 is not less than 1).",
  ],
  [
    { $bucket: { groupBy: "$a", boundaries: [1, 5], default: 3 } },
    40199,
    "The $bucket 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary.",
  ],
  [
    { $bucket: { groupBy: 1, boundaries: [1, 5] } },
    40202,
    "The $bucket 'groupBy' field must be defined as a $-prefixed path or an expression, but found: 1.",
  ],
  [{ $bucket: { groupBy: "$a" } }, 40198, "$bucket requires 'groupBy' and 'boundaries' to be specified."],
  [
    { $graphLookup: { from: "x" } },
    40105,
    "$graphLookup requires 'from', 'as', 'startWith', 'connectFromField', and 'connectToField' to be specified.",
  ],
  [graph({ maxDepth: "1" }), 40100, "maxDepth requires a numeric argument, found type: string"],
  [graph({ maxDepth: -1 }), 40101, "maxDepth requires a nonnegative argument, found: -1"],
  [graph({ from: 1 }), 40103, "expected string as argument for from, found: 1"],
  [graph({ other: 1 }), 40104, "Unknown argument to $graphLookup: other"],
  [graph({ restrictSearchWithMatch: 1 }), 40185, "restrictSearchWithMatch must be an object, found int"],
  [
    { $facet: { "a.b": [] } },
    16412,
    "FieldPath field names may not contain '.'. Consider using $getField or $setField.",
  ],
  [{ $match: { a: { $regex: "a", $options: "z" } } }, 51108, "invalid flag in regex options: z"],
  [1, 14, "Each element of the 'pipeline' array must be an object"],
])("%j is refused", (stage, code, message) => {
  expect(() => compilePipeline([stage])).toThrow(expect.objectContaining({ code, message }));
});
