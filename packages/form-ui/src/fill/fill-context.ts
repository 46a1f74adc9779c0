import type { FillStore, PreparedForm } from "@duheng/form";
import { type ComponentType, createContext, useContext } from "react";
import type { FieldProps } from "./fields/field-props.ts";
import type { FillPorts } from "./ports.ts";
import type { Revealed } from "./problems/revealed.ts";
import type { Seeking } from "./problems/seeking.ts";
import type { FillSources } from "./sources.ts";

/** What every field of one filled form shares. Its identity never changes while the form is open. */
export interface FillContext {
  readonly prepared: PreparedForm;
  readonly store: FillStore;
  readonly revealed: Revealed;
  readonly seeking: Seeking;
  readonly readOnly: boolean;
  /** The day (`2026-09-30`) by which milestones are overdue; undefined: none is. */
  readonly asOf: string | undefined;
  readonly ports: FillPorts;
  /** Where the rows of datasets come from. */
  readonly sources: FillSources;
  /** Whether values of data are typed, to try a form out. */
  readonly typesData: boolean;
  /** Prefix of element ids, so that two forms on one page don't collide. */
  readonly idPrefix: string;
  /** Tells a sentence to screen readers, politely. */
  readonly announce: (sentence: string) => void;
  /** Draws a field. It draws objects and rows too, which draw fields again: they take it from here. */
  readonly Field: ComponentType<FieldProps>;
}

const Context = createContext<FillContext | null>(null);

export const FillProvider = Context.Provider;

/** The filled form that the asking component is part of. */
export function useFill(): FillContext {
  const context = useContext(Context);
  if (context === null) throw new Error("a field is drawn outside of FillForm");
  return context;
}

/** Element id of the input at a path; the error summary finds it by this. */
export function inputId(prefix: string, path: string): string {
  return `${prefix}${encodeURIComponent(path).replaceAll("%", "_")}`;
}
