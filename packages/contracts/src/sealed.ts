import { heldSealed, sealed } from "./generated/sealed.ts";

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

/** Whose attributes a property of a document holds as they were stored, sealed ones sealed as they are there. */
export interface Held {
  readonly document: keyof typeof sealed;
  /** The property in which the id of that document stands. */
  readonly id: string;
}

/** The properties of a document that hold sealed values of another one (`x-holds-sealed` in its schema). */
export function holdsSealed(document: string): Readonly<Record<string, Held>> {
  const all: Readonly<Record<string, Readonly<Record<string, Held>>>> = heldSealed;
  return all[document] ?? holdsNothing;
}

const holdsNothing: Readonly<Record<string, Held>> = {};
const nothing: Readonly<Record<string, Mask>> = {};
