import {
  checkForm,
  diffForms,
  lockBreaches,
  mergeForms,
  mergeTemplate,
  resolveConflicts,
  type Sentence,
} from "../../src/index.ts";
import { edited, edits } from "./edits.ts";

const lockedIds = ["indicator-P", "indicator-S"];

/**
 * All that is told of a merge of what two did, by the names of their edits: the conflicts, what the merged form has that the one before
 * had not, what each choice of theirs makes of that, what a template with locks lets stand, and what of the own edit breaks them.
 */
export function tellMerge(given: unknown): readonly string[] {
  const [mine, theirs] = Array.isArray(given) ? given.map(after) : [];
  if (mine === undefined || theirs === undefined) throw new Error(`no such edits: ${JSON.stringify(given)}`);
  const merge = mergeForms(edited, mine, theirs);
  const template = mergeTemplate({ base: edited, mine, theirs, lockedIds });
  return [
    ...merge.conflicts.flatMap(({ message, base, mine: own, theirs: other, ...conflict }) => [
      `! ${JSON.stringify(conflict)}`,
      `  ${JSON.stringify([base, own, other])}`,
      ...both(message),
    ]),
    ...changesTo(merge.merged).map((line) => `= ${line}`),
    ...wrongIn(merge.merged),
    ...merge.conflicts.flatMap(({ id }) => {
      const chosen = resolveConflicts(merge, { [id]: "theirs" });
      return diffForms(merge.merged, chosen).map(({ message }) => `  ${id} → ${message.zh}`);
    }),
    ...template.conflicts.map(({ id, taken }) => `of the template, open: ${id} ${taken}`),
    ...template.followed.flatMap(({ id, message }) => [`followed: ${id}`, ...both(message)]),
    ...diffForms(merge.merged, template.merged).map(({ message }) => `of the template: ${message.zh}`),
    ...lockBreaches({ before: edited, after: mine, lockedIds }).flatMap(
      ({ kind, part, id, title, path, indicators, message }) => [
        `breach: ${[kind, part, id, title, path, ...indicators].join(" ")}`,
        ...both(message),
      ],
    ),
  ].map((line) => line.trimEnd().replaceAll("\n", "⏎"));
}

function after(name: unknown) {
  return typeof name === "string" ? edits[name]?.(edited) : undefined;
}

function both({ zh, en }: Sentence): string[] {
  return [`  ${zh}`, `  ${en}`];
}

function changesTo(form: typeof edited): string[] {
  return diffForms(edited, form).map(({ message }) => `${message.zh} / ${message.en}`);
}

function wrongIn(form: typeof edited): string[] {
  return checkForm(form).map(({ severity, code, path }) => `${severity} ${code} ${path}`);
}
