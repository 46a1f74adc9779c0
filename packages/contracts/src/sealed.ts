import { sealed } from "./generated/sealed.ts";

/** How many characters of a sealed value are shown at its beginning and end. */
export interface Mask {
  readonly first: number;
  readonly last: number;
}

/** The properties of a document that are encrypted where they are kept (`x-sealed` in its schema), with their masks. */
export function sealedProperties(document: string): Readonly<Record<string, Mask>> {
  const all: Readonly<Record<string, Readonly<Record<string, Mask>>>> = sealed;
  return all[document] ?? nothing;
}

const nothing: Readonly<Record<string, Mask>> = {};
