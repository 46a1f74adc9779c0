import type { JsonRecord } from "../json/record.ts";

/** What a form is taken apart into: each is merged attribute by attribute. */
export type PartKind =
  | "form"
  | "fields"
  | "field"
  | "definition"
  | "layout"
  | "page"
  | "section"
  | "item"
  | "datasets"
  | "dataset"
  | "column"
  | "indicator"
  | "score"
  | "group"
  | "ratings"
  | "samples"
  | "sample";

export interface Part {
  /** Kind and id: the same part in all three documents. */
  readonly key: string;
  readonly kind: PartKind;
  readonly id: string;
  /** Key of the part that it stands in (an indicator: its group); empty for none. */
  readonly holder: string;
  /** Name of the ordered list that it stands in. */
  readonly list: string;
  readonly attributes: JsonRecord;
}

/** A form taken apart. */
export interface Parts {
  readonly all: ReadonlyMap<string, Part>;
  /** Keys of the parts of each list, in order. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

export function partKey(kind: PartKind, id: string): string {
  return `${kind} ${id}`;
}

/** The list that holds a holder's children; `slot` is the keyword of the schema, or what kind of children they are. */
export function listName(slot: string, holder: string): string {
  return `${slot}:${holder}`;
}

/** The key of the part whose list this is; empty for a list of the form itself. */
export function listHolder(list: string): string {
  return list.slice(list.indexOf(":") + 1);
}

/** The attribute that formulas name the part by; undefined: formulas cannot name it. */
export function nameAttribute(kind: PartKind): "key" | "code" | undefined {
  if (kind === "field") return "key";
  return kind === "indicator" || kind === "group" ? "code" : undefined;
}

/** Stands where a part is not there: it has no name and holds nothing. */
export const noPart: Part = { key: "", kind: "form", id: "", holder: "", list: "", attributes: {} };

/** The part's own name, such as a field's key; empty for none. */
export function nameOf(part: Part): string {
  const attribute = nameAttribute(part.kind);
  const name = attribute === undefined ? undefined : part.attributes[attribute];
  return typeof name === "string" ? name : "";
}

/** What people call the part. */
export function titleOf(part: Part): string {
  const { title, key, code } = part.attributes;
  for (const text of [title, key, code]) if (typeof text === "string" && text !== "") return text;
  return part.id;
}
