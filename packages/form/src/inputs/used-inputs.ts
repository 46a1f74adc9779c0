import type { ScoreInputs } from "@duheng/contracts";
import { own } from "../json/record.ts";
import { lowerDefinitions } from "../lowering/lower-form.ts";
import type { PaperData } from "../paper/paper-data.ts";
import { paperRuntime } from "../paper-runtime.ts";

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
}

/**
 * What a form's points depend on beside the answers, which all do, in the order of indicators and total: read off the very
 * program that scores, so that nothing used is missed.
 */
export function usedInputs({ form, program }: Pick<PaperData, "form" | "program">): UsedInput[] {
  const roots = new Map(program.definitions.map(({ name, root }) => [name, root]));
  const found = new Map<string, UsedInput & { readonly parts: string[] }>();
  for (const { name, at, authored, title } of lowerDefinitions(form)) {
    for (const { kind, part } of namedIn(roots.get(name))) {
      const key = `${kind} ${at}`;
      const use = found.get(key) ?? { kind, at, title, isNamed: authored, parts: [] };
      if (part !== "" && !use.parts.includes(part)) use.parts.push(part);
      found.set(key, use);
    }
  }
  return [...found.values()];
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
  readonly part: string;
}

/** The reserved rows that a term reads, with the path behind them, and the functions over the group. */
function namedIn(term: unknown): Named[] {
  if (typeof term !== "object" || term === null) return [];
  const path = pathOf(term);
  if (path !== null) return readBy(path);
  const inside = Object.values(term).flatMap(namedIn);
  return own(term, "op") === "cohort"
    ? [{ kind: "cohort", part: String(own(term, "name")) }, ...inside]
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
  return [{ kind, part: (kind === "ratings" ? rest.slice(1) : rest).join(".") }];
}

const namedKinds = ["review", "ratings", "data", "previous"] as const satisfies readonly InputKind[];
