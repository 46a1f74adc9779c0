import type { DocumentName, DocumentOf } from "@duheng/contracts";

/**
 * A document as it is kept: `id` is `_id`, and instants are Dates. By convention, held by a test, a property is an
 * instant exactly when it is called `at` or ends in `At`.
 */
type Stored<T> = T extends { id: infer Id } ? { _id: Id } & Inner<Omit<T, "id">> : Inner<T>;

export type StoredOf<Name extends DocumentName> = Stored<DocumentOf<Name>>;

type Inner<T> = T extends readonly (infer Item)[]
  ? Inner<Item>[]
  : T extends object
    ? { [Key in keyof T]: Key extends "at" | `${string}At` ? Instant<T[Key]> : Inner<T[Key]> }
    : T;

type Instant<T> = T extends string ? Date : T;
