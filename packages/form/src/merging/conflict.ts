import type { Sentence } from "../api.ts";
import type { PartKind } from "./parts.ts";

export type MergeSide = "mine" | "theirs";

/** Which side counts in which conflict, by the conflict's id. */
export type MergeChoices = Readonly<Record<string, MergeSide>>;

/** Something that both changed, each in another way: a person chooses. */
export interface MergeConflict {
  /** The same in each merge of the same three documents. */
  readonly id: string;
  /**
   * changed: an attribute has two new values. removed: one side took the part away, the other changed it, something
   * inside of it, or newly uses it in a formula. moved: two new holders. order: two new orders of the same list. name: two
   * parts want the same name. last: together nothing would be left of a list that needs something.
   */
  readonly kind: "changed" | "removed" | "moved" | "order" | "name" | "last";
  readonly part: PartKind;
  readonly partId: string;
  /** What people call the part. */
  readonly title: string;
  /** JSON pointer into the merged document; into none (empty) where the part is not in it. */
  readonly path: string;
  /** kind changed: the attribute's name; `shape` for all keywords of a field that say what may be filled in. */
  readonly attribute?: string;
  /**
   * Values before and on either side; undefined: not there. Of `removed`: the attributes. Of `order`: titles in
   * order, of `moved` the holder's title, each in both languages.
   */
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
  /** What the merged document holds now: by the choice made, or what loses nothing. */
  readonly taken: MergeSide;
  readonly message: Sentence;
}
