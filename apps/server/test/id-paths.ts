import type { DocumentName } from "@duheng/contracts";
import { type JsonSchema, schemaFiles } from "@duheng/contracts/schemas";
import { schemaOf } from "../src/database/schema/json-schema.ts";

/** Where in a document an id stands, such as `Assessment.steps[].actorIds[]`: each path of its schema, in order. */
export function idPathsOf(name: DocumentName): string[] {
  const { schema, file } = schemaOf(name);
  return [...new Set(walk({ value: schema, file, path: name, above: [] }))];
}

interface Place {
  readonly value: unknown;
  readonly file: string;
  readonly path: string;
  /** Schemas that this one stands in: one that contains itself is walked once. */
  readonly above: readonly unknown[];
}

function walk({ value, file, path, above }: Place): string[] {
  if (!isSchema(value) || above.includes(value)) return [];
  if (typeof value.$ref === "string") {
    const [otherFile = "", pointer = ""] = value.$ref.split("#");
    const target = otherFile === "" ? file : otherFile;
    if (target === "common.schema.json" && pointer === "/$defs/Id") return [path];
    return walk({ value: at(target, pointer), file: target, path, above: [...above, value] });
  }
  const under = { file, above: [...above, value] };
  const below = (next: unknown, place: string) => walk({ ...under, value: next, path: place });
  const alternatives = [value.anyOf, value.oneOf, value.allOf].flatMap((each) =>
    Array.isArray(each) ? each : [],
  );
  return [
    ...Object.entries(isSchema(value.properties) ? value.properties : {}).flatMap(([name, each]) =>
      below(each, `${path}.${name}`),
    ),
    ...below(value.additionalProperties, `${path}.*`),
    ...below(value.items, `${path}[]`),
    ...alternatives.flatMap((each) => below(each, path)),
  ];
}

function at(file: string, pointer: string): unknown {
  let value: unknown = schemaFiles[file];
  for (const key of pointer.split("/").slice(1))
    value = Reflect.get(Object(value), key.replaceAll("~1", "/"));
  return value;
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
