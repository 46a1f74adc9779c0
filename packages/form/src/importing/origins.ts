import { pointer, pointerParts } from "../json/pointer.ts";
import { isRecord, own } from "../json/record.ts";

interface Origin {
  readonly at: string;
  /** Keywords that are written elsewhere than under their own name there. */
  readonly keywords: ReadonlyMap<string, string>;
}

/** Where in the schema that was given each field that was made of it comes from. */
export class Origins {
  readonly #origins = new WeakMap<object, Origin>();

  /** Remembers where a field comes from; gives the field back. */
  of<Field extends object>(
    field: Field,
    at: string,
    keywords: ReadonlyMap<string, string> = new Map(),
  ): Field {
    this.#origins.set(field, { at, keywords });
    return field;
  }

  /** A changed copy of a field comes from where the field does. */
  like<Field extends object>(field: object, copy: Field): Field {
    const origin = this.#origins.get(field);
    if (origin !== undefined) this.#origins.set(copy, origin);
    return copy;
  }

  /** The place in the given schema of a place among the fields made of it. */
  find(fields: unknown, path: string): string {
    let value: unknown = fields;
    let place = "";
    let origin = isRecord(fields) ? this.#origins.get(fields) : undefined;
    for (const part of pointerParts(path)) {
      const moved = origin?.keywords.get(part);
      place = moved ?? pointer(origin?.at ?? place, part);
      value = Array.isArray(value) ? value[Number(part)] : own(value, part);
      origin = typeof value === "object" && value !== null ? this.#origins.get(value) : undefined;
      if (origin !== undefined) place = origin.at;
    }
    return place;
  }
}
