import type { BilingualText } from "@duheng/contracts";

/**
 * An action in words: its name, and what somebody did by it. `{target}` is whom or what it was done to; other names in
 * braces stand in the entry's details. What stands in `[ ]` is only said where all of its names are known: entries that
 * an older version wrote lack some.
 */
export interface ActionWords {
  readonly name: BilingualText;
  readonly said: BilingualText;
}

/** Actions by their names in the trail. */
export type ActionsInWords = Readonly<Record<string, ActionWords>>;
