import type { FieldsSchema } from "@duheng/contracts";
import { type PreparedScope, prepareScope } from "@duheng/formula";
import { findDefinition } from "../fields/references.ts";
import { pointer } from "../json/pointer.ts";
import { isRecord, type JsonRecord, own, ownRecord, ownText } from "../json/record.ts";

/** A schema as it is written down, with its `$ref` followed to where its inside stands. */
export interface WrittenSchema {
  readonly schema: JsonRecord;
  /** JSON pointer into the form. */
  readonly at: string;
}

/**
 * What formulas that stand among the same fields may name: these fields, and those around them that none of these
 * hides (forms.md). Read from the schema as it is written, so that it holds for unfinished forms too.
 */
export class Level {
  readonly #root: FieldsSchema;
  readonly #holder: WrittenSchema;
  readonly #outer: Level | null;
  #scope: PreparedScope | undefined;

  /** `holder`: the object, or the rows' items, whose properties stand here. */
  constructor(root: FieldsSchema, holder: WrittenSchema, outer: Level | null) {
    this.#root = root;
    this.#holder = holder;
    this.#outer = outer;
  }

  /** The scope of a formula of one of the fields here. */
  get scope(): PreparedScope {
    this.#scope ??= prepareScope({
      schema: this.schema,
      ...(this.#outer === null ? {} : { around: this.#outer.scope }),
    });
    return this.#scope;
  }

  /** The fields that stand here, without those around, as one schema. */
  get schema(): JsonRecord {
    const { $defs } = this.#root;
    return {
      type: "object",
      properties: ownRecord(this.#holder.schema, "properties") ?? {},
      ...($defs === undefined ? {} : { $defs }),
    };
  }

  /** The pointer of the field that a path of names leads to from here; null for none. */
  placeOf([first, ...rest]: readonly string[]): string | null {
    let found = first === undefined ? null : this.#find(first);
    for (const key of rest) {
      const inside = found === null ? null : insideOf(this.#root, found);
      found = inside === null ? null : propertyOf(inside, key);
    }
    return found?.at ?? null;
  }

  #find(key: string): WrittenSchema | null {
    const here = propertyOf(this.#holder, key);
    return here !== null || this.#outer === null ? here : this.#outer.#find(key);
  }
}

/** The object schema that holds a field's own fields: its own, its rows', or that of the definition it refers to. */
export function insideOf(root: FieldsSchema, field: WrittenSchema): WrittenSchema | null {
  const followed = follow(root, field);
  const items = own(followed.schema, "items");
  const inside = isRecord(items)
    ? follow(root, { schema: items, at: pointer(followed.at, "items") })
    : followed;
  return ownRecord(inside.schema, "properties") === undefined ? null : inside;
}

/** Where a schema leads by `$ref`, unless it says itself what is in it. */
export function follow(root: FieldsSchema, written: WrittenSchema): WrittenSchema {
  let found = written;
  for (let step = 0; step < longestReference; step += 1) {
    const reference = ownText(found.schema, "$ref");
    const hasOwn = own(found.schema, "properties") !== undefined || own(found.schema, "items") !== undefined;
    const target = reference === undefined || hasOwn ? null : findDefinition(root, reference);
    if (target === null) return found;
    found = { schema: target.schema, at: pointer("/fields", "$defs", target.name) };
  }
  return found;
}

/** Steps of a chain of `$ref`: one that leads only to itself leads nowhere. */
const longestReference = 8;

function propertyOf({ schema, at }: WrittenSchema, key: string): WrittenSchema | null {
  const field = own(ownRecord(schema, "properties"), key);
  return isRecord(field) ? { schema: field, at: pointer(at, "properties", key) } : null;
}
