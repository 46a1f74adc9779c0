import {
  bandCalls,
  type Completion,
  complete,
  highlight,
  mayComeBelowZero,
  readsAsValue,
  rename,
} from "../../src/index.ts";
import { form } from "../mistakes/form.ts";

const negative: ReadonlySet<string> = new Set(["系数", "b", "奖励.扣分"]);
const renamed = [
  ["a", "新 名"],
  ["分值", "分"],
  ["奖励.分值", "分"],
] as const;

/**
 * All that an editor is told of a source, one thing a line: its words with their kinds, its bands, whether it may be negative (where the
 * coefficient, b and deductions may), whether it can stand in a cell, and what renaming makes of it, by words and by meaning; and for each
 * bar in it what may be written there.
 */
export function tellEditing(marked: string): readonly string[] {
  const parts = marked.split("|");
  const source = parts.join("");
  const cursors = parts.slice(0, -1).map((_part, index) => parts.slice(0, index + 1).join("").length);
  return [
    `~ ${highlight(source)
      .map(({ from, to, kind }) => `${source.slice(from, to)} ${kind}`)
      .join(", ")}`,
    ...bandCalls(source).map((call) => `[ ${JSON.stringify(call)}`),
    `${mayComeBelowZero(source, (words) => negative.has(words.join("."))) ? "-" : "+"} ${readsAsValue(source) ? "a value" : "no value"}`,
    ...renamed.flatMap(([from, to]) => {
      const [byWords, byMeaning] = [rename(source, from, to), rename(source, from, to, form)];
      return byWords === source && byMeaning === source ? [] : [`${from} → ${byWords} : ${byMeaning}`];
    }),
    ...cursors.flatMap((at) => completionsAt(complete(source, at, form), at)),
  ].map((line) => line.trimEnd().replaceAll("\n", "⏎"));
}

/** Of many only the first of each kind. */
function completionsAt(found: readonly Completion[], at: number): string[] {
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  const shown = kinds.flatMap((kind) => found.filter((each) => each.kind === kind).slice(0, 2));
  return [
    `| ${at}: ${kinds.map((kind) => `${found.filter((each) => each.kind === kind).length} ${kind}`).join(", ")}`,
    ...shown.map(
      ({ from, to, label, insert, title, detail }) =>
        `  ${from}-${to} ${label} ${JSON.stringify(insert)} ${title ?? "-"}: ${detail.zh} / ${detail.en}`,
    ),
  ];
}
