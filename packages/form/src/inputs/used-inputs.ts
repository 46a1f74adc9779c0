import type { FormDataset, FormDatasetColumn, ScoreInputs } from "@duheng/contracts";
import { findColumn } from "../datasets/find-column.ts";
import { isOfData } from "../fields/is-of-data.ts";
import { pointer } from "../json/pointer.ts";
import { own } from "../json/record.ts";
import { lowerDefinitions } from "../lowering/lower-form.ts";
import type { PaperData } from "../paper/paper-data.ts";
import { paperRuntime } from "../paper-runtime.ts";
import type { LevelPlan } from "../planning/plan.ts";

/** A kind of what a score depends on. */
export type InputKind = keyof ScoreInputs;

/** That something which gives points depends on a kind of input. */
export interface UsedInput {
  readonly kind: InputKind;
  /** JSON pointer of the author's formula; of an indicator that people give points for, of the indicator. */
  readonly at: string;
  /** Title of the indicator, or of the total. */
  readonly title: string;
  /** Whether a formula names it; otherwise the indicator is given by it. */
  readonly isNamed: boolean;
  /** What of it: `业务.办结` of `data.业务.办结`, `AVERAGE` of COHORT.AVERAGE. Each once. */
  readonly parts: readonly string[];
  /** kind data: the columns, each once, as the form means them; of other kinds none. */
  readonly columns: readonly UsedColumn[];
}

/** A column of a dataset that a form uses, to be held against what the tenant has. */
export interface UsedColumn {
  /** Keys. */
  readonly dataset: string;
  readonly column: string;
  /** What the form's list says of them; absent in a form without a list. */
  readonly listed?: {
    readonly title: string;
    readonly subject: FormDataset["subject"];
    readonly isRepeated: boolean;
    readonly column: FormDatasetColumn;
  };
}

/**
 * What a form depends on beside what people fill in: what gives points, in the order of indicators and total, read off the
 * very program that scores, so that nothing used is missed; then, of kind data, each field that is filled from a column,
 * whether or not a formula reads it.
 */
export function usedInputs({
  form,
  plan,
  program,
}: Pick<PaperData, "form" | "plan" | "program">): UsedInput[] {
  const roots = new Map(program.definitions.map(({ name, root }) => [name, root]));
  const datasets = form.datasets ?? [];
  const found = new Map<string, Use>();
  for (const { name, at, authored, title } of lowerDefinitions(form)) {
    for (const { kind, words } of namedIn(roots.get(name))) {
      const key = `${kind} ${at}`;
      const use = found.get(key) ?? { kind, at, title, isNamed: authored, parts: [], columns: [] };
      const part = words.join(".");
      if (part !== "" && !use.parts.includes(part)) {
        use.parts.push(part);
        if (kind === "data") use.columns.push(...columnIn(words, datasets));
      }
      found.set(key, use);
    }
  }
  return [...found.values(), ...filledIn(plan, datasets)];
}

type Use = UsedInput & { readonly parts: string[]; readonly columns: UsedColumn[] };

/** The fields that are filled from data, those inside of objects included. */
function filledIn({ fields }: LevelPlan, datasets: readonly FormDataset[]): UsedInput[] {
  return fields.flatMap(({ info, inner }): UsedInput[] => {
    const inside = inner === undefined ? [] : filledIn(inner, datasets);
    const { source, title, at } = info;
    if (source === undefined || !isOfData(info)) return inside;
    const words = [source.dataset, source.column];
    const columns = columnIn(words, datasets);
    return [
      { kind: "data", at: pointer(at, "x-source"), title, isNamed: false, parts: [words.join(".")], columns },
      ...inside,
    ];
  });
}

/** The column that the words behind `data` name; none where they name a dataset alone. */
function columnIn([dataset, column]: readonly string[], datasets: readonly FormDataset[]): UsedColumn[] {
  if (dataset === undefined || column === undefined) return [];
  const found = findColumn(datasets, { dataset, column });
  if (found === null) return [{ dataset, column }];
  const { title, subject, isRepeated } = found.dataset;
  return [{ dataset, column, listed: { title, subject, isRepeated, column: found.column } }];
}

/** The same of a compiled paper's module, of which nothing else is made ready. Throws TypeError where it is none. */
export function usedInputsOfPaper(moduleExports: unknown): UsedInput[] {
  const createPaper = own(moduleExports, "createPaper");
  if (typeof createPaper !== "function")
    throw new TypeError("not a compiled paper: it exports no createPaper");
  let used: UsedInput[] = [];
  createPaper({
    ...paperRuntime,
    regExp: () => ({ test: () => true }),
    createPaper: (data: PaperData) => {
      used = usedInputs(data);
    },
  });
  return used;
}

interface Named {
  readonly kind: InputKind;
  /** What of it, in words that dots part. */
  readonly words: readonly string[];
}

/** The reserved rows that a term reads, with the path behind them, and the functions over the group. */
function namedIn(term: unknown): Named[] {
  if (typeof term !== "object" || term === null) return [];
  const path = pathOf(term);
  if (path !== null) return readBy(path);
  const inside = Object.values(term).flatMap(namedIn);
  return own(term, "op") === "cohort"
    ? [{ kind: "cohort", words: [String(own(term, "name"))] }, ...inside]
    : inside;
}

/** `data.业务.办结` as its words; null for what is no such path. */
function pathOf(term: unknown): string[] | null {
  const key = String(own(term, "key"));
  if (own(term, "op") === "field") return [key];
  const before = own(term, "op") === "property" ? pathOf(own(term, "of")) : null;
  return before === null ? null : [...before, key];
}

/** The first word is reserved, so no field has it. Ballots stand behind the code of the indicator that they are for. */
function readBy([first = "", ...rest]: readonly string[]): Named[] {
  const kind = namedKinds.find((each) => each === first);
  if (kind === undefined) return [];
  return [{ kind, words: kind === "ratings" ? rest.slice(1) : rest }];
}

const namedKinds = ["review", "ratings", "data", "previous"] as const satisfies readonly InputKind[];
