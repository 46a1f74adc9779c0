/** What a formula is tried on while it is written. */
export interface FormulaSample {
  readonly title: string;
  /** As `formula.evaluate` takes it: the answers by key, plus `indicators`, `ratings`, `data`, `previous`. */
  readonly input: Readonly<Record<string, unknown>>;
}

/** The samples that the formula may be tried on, and which one it is. */
export interface SampleChoice {
  readonly samples: readonly { readonly id: string; readonly title: string }[];
  /** Id of the one whose input the editor is given. */
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}
