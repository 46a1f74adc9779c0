import type { Form, FormDataset, Problem, Sample } from "@duheng/contracts";
import { createContext, useContext } from "react";
import type { Analysis } from "./analysis.ts";
import type { Present } from "./ports.ts";
import type { Selection } from "./selection.ts";
import { pointerOf } from "./source/pointer-of.ts";
import type { HeldCells } from "./table/editing/held-cells.ts";

/*
 * What the parts of the designer share, one context for each rate of change, so that a part is drawn again only when
 * something that it shows has changed: the acts never change, the form with each key, what follows from it after a
 * pause, the selection by a click, the others whenever somebody else moves.
 */

/** What can be done to the form that is designed. Its identity never changes while the form is open. */
export interface DesignActs {
  readonly readOnly: boolean;
  /** Whether the form keeps samples of its own; not where the caller lends them. */
  readonly keepsSamples: boolean;
  /** `what` names the thing changed: quick changes of the same thing are one step of undo. */
  readonly apply: (form: Form, what: string) => void;
  readonly select: (selection: Selection, attribute?: string) => void;
  readonly chooseSample: (id: string) => void;
}

/** The form as it stands after the last key. */
export interface DesignedForm {
  readonly form: Form;
  /** The form as it was when it was opened here, or published last: people may have answered it so. */
  readonly settled: Form;
  /** The datasets that it may use, those that it lists first; absent: none is known. */
  readonly datasets?: readonly FormDataset[];
}

/** What follows from the form, a moment later. */
export interface Findings {
  readonly analysis: Analysis;
  readonly problems: readonly Problem[];
  readonly lockedIds: ReadonlySet<string>;
  /** What the locked indicators rest on: JSON pointer → their titles. */
  readonly lockedUses: ReadonlyMap<string, readonly string[]>;
  /** What of it are indicators, and the groups whose points the locked indicators read; absent: nothing. */
  readonly held?: HeldCells;
  /** The sample whose results are shown beside formulas. */
  readonly sample: Sample | null;
  /** All that may be chosen instead. */
  readonly samples: readonly Sample[];
}

export const ActsContext = createContext<DesignActs | null>(null);
export const FormContext = createContext<DesignedForm | null>(null);
export const FindingsContext = createContext<Findings | null>(null);
export const SelectionContext = createContext<Selection | null>(null);
/** Others who have the form open now. */
export const OthersContext = createContext<readonly Present[]>([]);

/** What can be done in the designer that the asking component is part of. */
export function useDesign(): DesignActs {
  return given(useContext(ActsContext));
}

export function useDesignedForm(): DesignedForm {
  return given(useContext(FormContext));
}

export function useFindings(): Findings {
  return given(useContext(FindingsContext));
}

/** What is shown in the properties pane. */
export function useSelection(): Selection {
  return given(useContext(SelectionContext));
}

function given<Value>(value: Value | null): Value {
  if (value === null) throw new Error("a part of the designer is drawn outside of FormDesigner");
  return value;
}

/** Titles of the locked indicators that rest on a part; none where it is free. */
export function usersOf(
  form: Form,
  lockedUses: Findings["lockedUses"],
  selection: Selection,
): readonly string[] {
  return lockedUses.size === 0 ? nobody : (lockedUses.get(pointerOf(form, selection)) ?? nobody);
}

const nobody: readonly string[] = [];
