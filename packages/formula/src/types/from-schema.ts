import type { EnumValue, FormulaType, Property, RowShape } from "./formula-type.ts";
import { listOf, simple, withOptional } from "./formula-type.ts";
import type { NumberRange } from "./number-range.ts";

/** Steps that a chain of `$ref` may take: a schema that only points at itself has no type. */
const longestReference = 32;

/**
 * The fields of a JSON Schema `object` as a row (design: Types). A field is plain where it is `required` and can't
 * be hidden (`x-visible`), else optional; local `$ref` is followed. `root` is the document that `$ref` points into.
 */
export function rowFromSchema(schema: unknown, root: unknown = schema): RowShape {
  const resolved = resolve(schema, root);
  const properties = own(resolved, "properties");
  const required = own(resolved, "required");
  const requiredKeys = new Set(Array.isArray(required) ? required : []);
  const known = new Map<string, Property | null>();
  const keys = isRecord(properties) ? Object.keys(properties) : [];

  function find(key: string): Property | null {
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = read(key);
    known.set(key, found);
    return found;
  }

  function read(key: string): Property | null {
    const raw = own(properties, key);
    if (raw === undefined) return null;
    const field = resolve(raw, root);
    const hidden = own(raw, "x-visible") !== undefined || own(field, "x-visible") !== undefined;
    const type = typeFromSchema(field, root);
    const title = own(raw, "title") ?? own(field, "title");
    return {
      key,
      type: withOptional(type, type.optional || hidden || !requiredKeys.has(key)),
      ...(typeof title === "string" ? { title } : {}),
    };
  }

  return { find, all: () => keys.map(find).filter((property) => property !== null) };
}

/** The type that a JSON Schema describes; `opaque` where it describes none that formulas know. */
function typeFromSchema(schema: unknown, root: unknown): FormulaType {
  const field = resolve(schema, root);
  const literals = literalsOf(field, root);
  if (literals !== null) return typeFromLiterals(literals);
  const declared = own(field, "type");
  const names = Array.isArray(declared) ? declared : [declared];
  const optional = names.includes("null");
  const [name, ...others] = names.filter((each) => each !== "null");
  if (others.length > 0 && !others.every((other) => other === "number" || other === "integer"))
    return opaque(optional);
  switch (name) {
    case "number":
    case "integer":
      return numberType(field, name === "integer", optional);
    case "boolean":
      return simple("boolean", optional);
    case "string":
      return simple(own(field, "format") === "date" ? "date" : "text", optional);
    case "array":
      return listOf(typeFromSchema(own(field, "items"), root));
    case "object":
      return lazyRow(field, root, optional);
    default:
      return isRecord(own(field, "properties")) ? lazyRow(field, root, optional) : opaque(optional);
  }
}

/** Follows `$ref` inside the document. */
function resolve(schema: unknown, root: unknown): unknown {
  let at = schema;
  for (let step = 0; step < longestReference; step += 1) {
    const reference = own(at, "$ref");
    if (typeof reference !== "string" || !reference.startsWith("#")) return at;
    let target = root;
    for (const part of reference.slice(1).split("/").slice(1)) {
      target = own(target, decode(part));
    }
    at = target;
  }
  return undefined;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
  } catch {
    return part;
  }
}

interface Literal {
  readonly value: unknown;
  readonly title?: string;
}

/** The values that a schema lists by `const`, `enum`, or `oneOf` / `anyOf` of `const`; null where it lists none. */
function literalsOf(field: unknown, root: unknown): Literal[] | null {
  const constant = own(field, "const");
  if (constant !== undefined) return [{ value: constant }];
  const listed = own(field, "enum");
  if (Array.isArray(listed)) return listed.map((value) => ({ value }));
  const choices = own(field, "oneOf") ?? own(field, "anyOf");
  if (!Array.isArray(choices) || choices.length === 0) return null;
  const literals: Literal[] = [];
  for (const raw of choices) {
    const choice = resolve(raw, root);
    const value = own(choice, "type") === "null" ? null : own(choice, "const");
    if (value === undefined) return null;
    const title = own(choice, "title");
    literals.push(typeof title === "string" ? { value, title } : { value });
  }
  return literals;
}

function numberType(field: unknown, declaredInteger: boolean, optional: boolean): FormulaType {
  const minimum = own(field, "minimum") ?? own(field, "exclusiveMinimum");
  const maximum = own(field, "maximum") ?? own(field, "exclusiveMaximum");
  const multiple = own(field, "multipleOf");
  const integer = declaredInteger || Number.isInteger(multiple);
  const range: NumberRange = {
    ...(typeof minimum === "number" && Number.isFinite(minimum) ? { minimum } : {}),
    ...(typeof maximum === "number" && Number.isFinite(maximum) ? { maximum } : {}),
    ...(integer ? { integer: true } : {}),
  };
  return { kind: "number", optional, ...(Object.keys(range).length > 0 ? { range } : {}) };
}

function typeFromLiterals(literals: readonly Literal[]): FormulaType {
  const present = literals.filter(({ value }) => value !== null);
  const optional = present.length < literals.length;
  const values: EnumValue[] = [];
  for (const { value, title } of present) {
    if (typeof value === "string") values.push(title === undefined ? { value } : { value, title });
  }
  if (values.length === present.length && values.length > 0) return { kind: "enum", optional, values };
  if (present.every(({ value }) => typeof value === "number") && present.length > 0)
    return simple("number", optional);
  if (present.every(({ value }) => typeof value === "boolean") && present.length > 0)
    return simple("boolean", optional);
  return opaque(optional);
}

function lazyRow(field: unknown, root: unknown, optional: boolean): FormulaType {
  let shape: RowShape | undefined;
  const get = () => {
    shape ??= rowFromSchema(field, root);
    return shape;
  };
  return { kind: "row", optional, shape: { find: (key) => get().find(key), all: () => get().all() } };
}

function opaque(optional: boolean): FormulaType {
  return { kind: "opaque", optional };
}

/** An own property only: keys such as `__proto__` and `constructor` are keys like any other. */
function own(value: unknown, key: string): unknown {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
