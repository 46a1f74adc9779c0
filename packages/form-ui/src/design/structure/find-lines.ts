import type { Form } from "@duheng/contracts";
import { rankName } from "../../formula-editor/pinyin.ts";
import { type Selection, selectionKey } from "../selection.ts";
import type { OutlineItem } from "./outline.ts";

/** What a search in the tree found. */
export interface FoundLines {
  /** The lines that are meant, in the order of the tree. */
  readonly found: readonly OutlineItem[];
  /** `selectionKey` of these, and of what they stand in. */
  readonly shown: ReadonlySet<string>;
}

/**
 * Lines whose title, key or code is meant by what was typed: by characters, by pinyin or by its initials.
 * @param lines the tree's lines in order, each behind what it stands in
 */
export function findLines(form: Form, lines: readonly OutlineItem[], typed: string): FoundLines {
  const words = typed.trim();
  const found: OutlineItem[] = [];
  const shown = new Set<string>();
  const above: OutlineItem[] = [];
  for (const line of lines) {
    while ((above.at(-1)?.level ?? 0) >= line.level) above.pop();
    above.push(line);
    if (rankName(words, { label: nameOf(form, line.selection), title: line.title }) === null) continue;
    found.push(line);
    for (const each of above) shown.add(selectionKey(each.selection));
  }
  return { found, shown };
}

/** The name that formulas use for a part; empty where they use none. */
function nameOf(form: Form, selection: Selection): string {
  switch (selection.kind) {
    case "field":
      return selection.path.at(-1) ?? "";
    case "indicator":
      return form.indicators.find(({ id }) => id === selection.id)?.code ?? "";
    case "group":
      return form.score.groups.find(({ id }) => id === selection.id)?.code ?? "";
    default:
      return "";
  }
}
