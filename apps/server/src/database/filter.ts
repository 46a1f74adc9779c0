import type { DocumentName } from "@duheng/contracts";
import type { StoredOf } from "./schema/stored.ts";

/**
 * A question to the documents of one model, in which each path is one that they have, with a value of its kind: a path that
 * was renamed or mistyped would otherwise find nothing, or everything, without a word. Paths go three levels deep.
 */
export type FilterOf<Name extends DocumentName> = Asked<StoredOf<Name>> | MadeFilter;

type Asked<T> = {
  readonly [Path in PathOf<T>]?: Condition<ValueAt<T, Path>>;
} & {
  readonly $and?: readonly (Asked<T> | MadeFilter)[];
  readonly $or?: readonly (Asked<T> | MadeFilter)[];
  readonly $nor?: readonly (Asked<T> | MadeFilter)[];
};

declare const made: unique symbol;

/** A question whose paths were checked where it was made: against a list's contract, or an ability's rules. */
export type MadeFilter = { readonly [made]: true };

/** Vouches for a filter that was made from names that are data. */
export function madeFilter(filter: Readonly<Record<string, unknown>>): MadeFilter {
  return filter as unknown as MadeFilter;
}

/** The documents with these ids: where the compiler cannot tell of which model they are. */
export function byId(id: string | { readonly $in: readonly string[] }): MadeFilter {
  return madeFilter({ _id: id });
}

/** All of these at once. */
export function allOf<Name extends DocumentName>(filters: readonly FilterOf<Name>[]): MadeFilter {
  return madeFilter({ $and: filters });
}

type Deeper = [never, 0, 1, 2];

/** The paths of a document as the database names them: through lists without a number, but that of the first, which tells that there is one. */
export type PathOf<T, Depth extends number = 3> = Depth extends 0
  ? never
  : T extends readonly (infer Item)[]
    ? PathOf<Item, Depth>
    : T extends Date
      ? never
      : T extends object
        ? string extends keyof T
          ? string
          : {
              [Key in keyof T & string]-?:
                | Key
                | (NonNullable<T[Key]> extends readonly unknown[] ? `${Key}.0` : never)
                | `${Key}.${PathOf<NonNullable<T[Key]>, Deeper[Depth] & number>}`;
            }[keyof T & string]
        : never;

type Each<T> = T extends readonly (infer Item)[] ? Each<Item> : T;

/** Of each of several shapes that one may have, the property where it has it. */
type Property<T, Key extends string> = Key extends "0"
  ? T
  : T extends unknown
    ? Key extends keyof T
      ? T[Key]
      : string extends keyof T
        ? T[keyof T]
        : undefined
    : never;

type ValueAt<T, Path extends string> = Path extends `${infer Key}.${infer Rest}`
  ? ValueAt<NonNullable<Property<Each<NonNullable<T>>, Key>>, Rest>
  : Property<Each<NonNullable<T>>, Path>;

type Value<T> = T extends readonly (infer Item)[] ? T | Value<Item> : T;

type Condition<T> = Plain<Value<NonNullable<T>>> | (undefined extends T ? null : never);

type Plain<T> =
  | T
  | RegExp
  | {
      readonly $eq?: T;
      readonly $ne?: T | null;
      readonly $in?: readonly (T | null | RegExp)[];
      readonly $nin?: readonly (T | null)[];
      readonly $gt?: T;
      readonly $gte?: T;
      readonly $lt?: T;
      readonly $lte?: T;
      readonly $exists?: boolean;
      readonly $all?: readonly T[];
      readonly $size?: number;
      readonly $not?: object;
      readonly $regex?: string;
      readonly $options?: string;
      readonly $elemMatch?: object;
    };
