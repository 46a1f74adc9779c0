import type { Form, Indicator, IndicatorGroup } from "@duheng/contracts";
import type { Sentence } from "../api.ts";
import { diffForms } from "../difference/diff-forms.ts";
import { applyNames } from "./apply-names.ts";
import type { MergeChoices, MergeConflict } from "./conflict.ts";
import { finalNames } from "./final-names.ts";
import { type FormMerge, mergeForms } from "./merge-forms.ts";
import { putTogether } from "./put-together.ts";
import { takeApart } from "./take-apart.ts";
import { anonymousFields } from "./take-apart-fields.ts";

/** An adopted form and the template that it is to follow. */
export interface TemplateUpgrade {
  /** The template as it was adopted. */
  readonly base: Form;
  /** What the unit made of it. */
  readonly mine: Form;
  /** The template's newer version. */
  readonly theirs: Form;
  /** Indicators of the newer version that adopters must keep as they are (共性指标). */
  readonly lockedIds: readonly string[];
}

export interface TemplateMerge extends FormMerge {
  /** What follows the template without a choice: own changes of what is locked now, own names that the template needs. */
  readonly followed: readonly { readonly id: string; readonly message: Sentence }[];
}

/**
 * The three-way merge of an upgrade: like mergeForms, but locked indicators and their groups are the template's, and
 * where both sides gave one name to different parts the own part gets another. Formulas, locked ones too, follow
 * names that either side changed.
 * @param choices sides already chosen, by the conflict's id
 */
export function mergeTemplate(
  { base, mine, theirs, lockedIds }: TemplateUpgrade,
  choices: MergeChoices = {},
): TemplateMerge {
  const kept = withLockedOf(base, mine, theirs, lockedIds);
  const open = mergeForms(base, kept, theirs, choices);
  const names = open.conflicts.filter(({ kind }) => kind === "name");
  const merge =
    names.length === 0 ? open : mergeForms(base, kept, theirs, { ...choices, ...theirNames(names) });
  const givenUp = kept === mine ? [] : diffForms(kept, mine);
  return {
    ...merge,
    mine,
    conflicts: merge.conflicts.filter(({ kind }) => kind !== "name"),
    followed: [
      ...givenUp.map((change) => ({
        id: `locked ${change.kind} ${change.part} ${change.id} ${change.attribute ?? ""}`,
        message: change.message,
      })),
      ...names.map(({ id, message }) => ({ id, message })),
    ],
  };
}

function theirNames(conflicts: readonly MergeConflict[]): MergeChoices {
  return Object.fromEntries(conflicts.map(({ id }) => [id, "theirs" as const]));
}

/** `mine` without its changes to what is locked in `theirs`; `mine` itself where there are none. */
function withLockedOf(base: Form, mine: Form, theirs: Form, lockedIds: readonly string[]): Form {
  const locked = new Set(lockedIds);
  if (locked.size === 0) return mine;
  const before = inNamesOf(base, mine);
  const isLocked = ({ id }: Indicator) => locked.has(id);
  const codes = new Set(theirs.indicators.filter(isLocked).map(({ group }) => group));
  const groupIds = new Set(theirs.score.groups.filter(({ code }) => codes.has(code)).map(({ id }) => id));
  const indicators = restored<Indicator>(before.indicators, mine.indicators, locked);
  const groups = restored<IndicatorGroup>(before.score.groups, mine.score.groups, groupIds);
  const [first, ...rest] = groups;
  if (first === undefined) return mine;
  const kept: Form = { ...mine, indicators, score: { ...mine.score, groups: [first, ...rest] } };
  return diffForms(kept, mine).length === 0 ? mine : kept;
}

/** `base` with the keys and codes that `mine` gave the same parts, its formulas too. */
function inNamesOf(base: Form, mine: Form): Form {
  const anonymous = anonymousFields(base.fields);
  const before = takeApart(base, anonymous);
  const three = { base: before, mine: takeApart(mine, anonymous), theirs: before };
  const { names } = finalNames(
    three,
    () => "mine",
    (key) => three.mine.all.has(key),
  );
  return putTogether(applyNames(before, names));
}

/** `mine` with the named parts as they are in `base`; those that were taken away stand behind what they followed. */
function restored<T extends { readonly id: string }>(
  base: readonly T[],
  mine: readonly T[],
  ids: ReadonlySet<string>,
): T[] {
  const before = new Map(base.map((each) => [each.id, each]));
  const result = mine.map((each) => (ids.has(each.id) ? (before.get(each.id) ?? each) : each));
  base.forEach((each, index) => {
    if (!ids.has(each.id) || result.some(({ id }) => id === each.id)) return;
    const previous = base[index - 1]?.id;
    const at = result.findIndex(({ id }) => id === previous);
    result.splice(at + 1, 0, each);
  });
  return result;
}
