import type { FieldKind } from "@duheng/form";
import { rankName } from "../../formula-editor/pinyin.ts";
import { addableKinds } from "../kind-of-schema.ts";

/** What the palette holds: every kind of field, key tasks with their milestones, and an indicator. */
export type PaletteItem = FieldKind | "tasks" | "indicator";

export const paletteItems: readonly PaletteItem[] = [...addableKinds, "tasks", "indicator"];

/** The item of a name; null where there is none. */
export function paletteItemOf(name: unknown): PaletteItem | null {
  return paletteItems.find((item) => item === name) ?? null;
}

/**
 * The items that a typed word means, best first: by their name, by their help, or by pinyin once its dictionary is loaded.
 * @param textOf what an item is called and said to be for
 */
export function findItems(
  typed: string,
  textOf: (item: PaletteItem) => { readonly name: string; readonly help: string },
): PaletteItem[] {
  const word = typed.trim();
  if (word === "") return [...paletteItems];
  const ranked = paletteItems.flatMap((item) => {
    const { name, help } = textOf(item);
    const rank = rankName(word, { label: item, title: name });
    if (rank !== null) return [{ item, rank }];
    return help.toLowerCase().includes(word.toLowerCase()) ? [{ item, rank: 9 }] : [];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
}
