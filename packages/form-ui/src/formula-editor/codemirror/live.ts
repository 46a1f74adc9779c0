import type { Diagnostic, Scope } from "@duheng/formula";
import type { Locale } from "../../shared/locale.ts";
import type { NamedPlace } from "../name-titles.ts";

/** What the editor's extensions need to know now; it changes while the editor lives. */
export interface LiveValues {
  readonly scope: Scope;
  readonly locale: Locale;
  /** The sample's input, for the values of sub-expressions; undefined where there is none. */
  readonly input: unknown;
  /** The mistakes of a source; cheap where it was asked for the same source before. */
  readonly diagnose: (source: string) => readonly Diagnostic[];
  /** What was found for `source` when typing last paused. */
  readonly settled: {
    readonly source: string;
    readonly diagnostics: readonly Diagnostic[];
    /** Titles of the names in it; none where they are not to be shown. */
    readonly titles: readonly NamedPlace[];
  };
  /** Says a sentence to screen readers, politely. */
  readonly announce: (sentence: string) => void;
}

/** A box that the React part refills and the extensions read. */
export interface Live {
  current(): LiveValues;
}
