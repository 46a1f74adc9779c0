import { type Document, isDocument } from "../document.ts";
import { argumentsOf } from "../expression/expression-types.ts";
import { MongoError } from "../mongo-error.ts";
import type { Sink } from "./pipeline-types.ts";

/** The final stages that write, by name. */
export const sinks: Readonly<Record<string, (spec: unknown) => Sink>> = {
  $out: (spec) => ({ kind: "out", ...targetOf("$out", spec) }),
  $merge: (spec) => {
    const given =
      typeof spec === "string"
        ? { into: spec }
        : argumentsOf("$merge", spec, ["into"], ["on", "let", "whenMatched", "whenNotMatched"]);
    return {
      kind: "merge",
      ...targetOf("$merge", given.into),
      on: onOf(given.on),
      whenMatched: whenMatchedOf(given.whenMatched),
      whenNotMatched: whenNotMatchedOf(given.whenNotMatched),
      vars: isDocument(given.let) ? given.let : undefined,
    };
  },
};

function targetOf(stage: string, spec: unknown): { db: string | undefined; coll: string } {
  if (typeof spec === "string" && spec !== "") return { db: undefined, coll: spec };
  const { db, coll } = argumentsOf(stage, spec, ["coll"], ["db"]);
  if (typeof coll !== "string" || (db !== undefined && typeof db !== "string")) {
    throw new MongoError(
      "FailedToParse",
      `${stage} needs the names of a database and a collection as strings`,
    );
  }
  return { db, coll };
}

function onOf(value: unknown): string[] {
  const list: unknown[] = value === undefined ? ["_id"] : Array.isArray(value) ? value : [value];
  return list.map((field) => {
    if (typeof field !== "string") throw new MongoError(51134, "$merge 'on' array elements must be strings");
    return field;
  });
}

function whenMatchedOf(value: unknown): Extract<Sink, { kind: "merge" }>["whenMatched"] {
  if (value === undefined) return "merge";
  if (value === "replace" || value === "keepExisting" || value === "merge" || value === "fail") return value;
  if (Array.isArray(value) && value.every((stage): stage is Document => isDocument(stage))) return value;
  throw new MongoError("BadValue", "Enumeration value for field '$merge.whenMatched' is not a valid value");
}

function whenNotMatchedOf(value: unknown): "insert" | "discard" | "fail" {
  if (value === undefined) return "insert";
  if (value === "insert" || value === "discard" || value === "fail") return value;
  throw new MongoError(
    "BadValue",
    "Enumeration value for field '$merge.whenNotMatched' is not a valid value",
  );
}
