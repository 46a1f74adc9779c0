import type { Form, Problem, Sample } from "@duheng/contracts";
import { createContext, useContext } from "react";
import type { Analysis } from "./analysis.ts";
import type { Present } from "./ports.ts";
import type { Selection } from "./selection.ts";
import { pointerOf } from "./source/pointer-of.ts";
import type { HeldCells } from "./table/editing/held-cells.ts";

/** What every part of the designer shares. */
export interface Design {
  readonly form: Form;
  /** The form as it was when it was opened here, or published last: people may have answered it so. */
  readonly settled: Form;
  readonly analysis: Analysis;
  readonly problems: readonly Problem[];
  readonly selection: Selection;
  readonly readOnly: boolean;
  readonly lockedIds: ReadonlySet<string>;
  /** What the locked indicators rest on: JSON pointer → their titles. */
  readonly lockedUses: ReadonlyMap<string, readonly string[]>;
  /** What of it are indicators, and the groups whose points the locked indicators read; absent: nothing. */
  readonly held?: HeldCells;
  /** The sample whose results are shown beside formulas. */
  readonly sample: Sample | null;
  /** All that may be chosen instead, and the way to choose. */
  readonly samples: readonly Sample[];
  /** Whether the form keeps samples of its own; not where the caller lends them. */
  readonly keepsSamples: boolean;
  readonly chooseSample: (id: string) => void;
  /** Others who have the form open now. */
  readonly others: readonly Present[];
  /** `what` names the thing changed: quick changes of the same thing are one step of undo. */
  readonly apply: (form: Form, what: string) => void;
  readonly select: (selection: Selection, attribute?: string) => void;
}

const Context = createContext<Design | null>(null);

export const DesignProvider = Context.Provider;

/** The designer that the asking component is part of. */
export function useDesign(): Design {
  const design = useContext(Context);
  if (design === null) throw new Error("a part of the designer is drawn outside of FormDesigner");
  return design;
}

/** Titles of the locked indicators that rest on a part; none where it is free. */
export function usersOf({ form, lockedUses }: Design, selection: Selection): readonly string[] {
  return lockedUses.size === 0 ? nobody : (lockedUses.get(pointerOf(form, selection)) ?? nobody);
}

const nobody: readonly string[] = [];
