/** A field as forms write it. */
export type FieldSchema = Record<string, unknown>;

/** What a field is called where it is told of, and whether it is an item of a list. */
export interface Subject {
  readonly title: string;
  readonly isItem?: boolean;
}
