import type { Form } from "@duheng/contracts";
import type { Sentence } from "../api.ts";
import { withMergedDatasets, withoutRemovedColumns } from "../datasets/kept-through-merge.ts";
import { partName } from "../difference/change-sentences.ts";
import { diffForms } from "../difference/diff-forms.ts";
import { sentence } from "../problem.ts";
import { takeThreeApart } from "./by-meaning.ts";
import type { MergeChoices, MergeConflict } from "./conflict.ts";
import { conflictsOf } from "./conflicts-of.ts";
import { needsIn } from "./locked-needs.ts";
import { lockedPartsOf, withMadeByBoth, withNeedsOf, withPartsOf } from "./locked-parts.ts";
import type { FormMerge } from "./merge-forms.ts";
import { mergeParts } from "./merge-parts.ts";
import { Namer } from "./namer.ts";
import { nameOf, noPart } from "./parts.ts";
import { putTogether } from "./put-together.ts";
import type { ContestedRemoval } from "./survivors.ts";
import type { Three } from "./three.ts";

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
  /**
   * What follows the template without a choice: own changes of what is locked now, own names that the template needs,
   * fields and members of groups that come back because what is locked reads them.
   */
  readonly followed: readonly { readonly id: string; readonly message: Sentence }[];
}

/**
 * The three-way merge of an upgrade: like mergeForms, but locked indicators and their groups are the template's, what
 * these rest on is the template's but for titles and hints and stays or comes back, and where both sides gave one name to different parts the own part gets another.
 * Formulas, locked ones too, follow names that either side changed.
 * @param choices sides already chosen, by the conflict's id
 */
export function mergeTemplate(
  { base, mine, theirs, lockedIds }: TemplateUpgrade,
  choices: MergeChoices = {},
): TemplateMerge {
  const whole = withoutRemovedColumns({ base, mine, theirs });
  const raw = takeThreeApart(whole);
  const locked = lockedPartsOf(raw.theirs, lockedIds);
  const { keys: needed, sums } = needsIn(raw.theirs)(locked);
  const rest = new Set([...needed].filter((key) => !locked.has(key)));
  const origin = withMadeByBoth(raw, [...locked, ...rest]);
  const held = withNeedsOf(origin, withPartsOf(origin, raw.mine, locked), { keys: rest, sums });
  const three: Three = { ...raw, mine: held };
  const forced = new Map<string, Sentence>();
  for (;;) {
    const all = {
      ...choices,
      ...Object.fromEntries([...forced.keys()].map((id) => [id, "theirs" as const])),
    };
    // No formula means the members of a group whose points are read, but its sum is theirs.
    const found = mergeParts(three, all, raw, needed);
    const conflicts = conflictsOf(found, all);
    const known = forced.size;
    // Told anew in each round: parts are called by the names that they have in the end.
    for (const [id, message] of withoutChoice(conflicts, found.removals, needed)) forced.set(id, message);
    if (forced.size > known) continue;
    return {
      base,
      mine,
      theirs,
      merged: withMergedDatasets(found.form, { base, mine, theirs }),
      conflicts: conflicts.filter(({ id }) => !forced.has(id)),
      followed: [...givenUp(three, whole.mine), ...[...forced].map(([id, message]) => ({ id, message }))],
    };
  }
}

/** The conflicts that the template decides: names, and what the unit took away of what locked indicators read. */
function* withoutChoice(
  conflicts: readonly MergeConflict[],
  removals: readonly ContestedRemoval[],
  needed: ReadonlySet<string>,
): Generator<[id: string, message: Sentence]> {
  const back = new Map(
    removals
      .filter(({ removedBy, subtree }) => removedBy === "mine" && subtree.some((key) => needed.has(key)))
      .map(({ id, key }) => [id, key]),
  );
  for (const { id, kind, message, part, title } of conflicts) {
    if (kind === "name") yield [id, message];
    if (!back.has(id)) continue;
    const [zh, en] = partName(part);
    yield [
      id,
      sentence(
        `${zh}“${title}”由您删除，但锁定的指标要用到它，已恢复`,
        `${en} "${title}" had been removed by you, but locked indicators read it: it is back`,
      ),
    ];
  }
}

/** What the unit had made of what is locked now. */
function givenUp(three: Three, mine: Form): { id: string; message: Sentence }[] {
  const name = (key: string) => nameOf(three.mine.all.get(key) ?? three.base.all.get(key) ?? noPart);
  const kept = putTogether(new Namer(three.mine, new Map(), name).inWords());
  return diffForms(kept, mine).map((change) => ({
    id: `locked ${change.kind} ${change.part} ${change.id} ${change.attribute ?? ""}`,
    message: change.message,
  }));
}
