import type { Constants } from "@duheng/formula";

/** One definition of the form's program, with the place in the form that its source comes from. */
export interface LoweredDefinition {
  readonly name: string;
  readonly source: string;
  /** Type that the source must have. */
  readonly expected: string;
  readonly title: string;
  /** Indicator whose ballots `ratings.…` means here. */
  readonly ratingsOf?: string;
  /** Words for numbers here: the indicator's full points. */
  readonly constants?: Constants;
  /** JSON pointer of the author's formula; for a source of ours, of the part that it was made from. */
  readonly at: string;
  /** Whether the source is the author's own text, so that places in it are places in the form. */
  readonly authored: boolean;
}
