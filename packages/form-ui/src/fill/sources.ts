import type { BilingualText } from "@duheng/contracts";

/** Where the rows of a dataset come from that a paper is filled with. */
export interface FillSource {
  /** What the dataset is called now; absent: as the form calls it. */
  readonly title?: string;
  /** File, row, day, version, in words; absent: nothing has been brought in yet. */
  readonly origin?: BilingualText;
}

/** By the dataset's key; one that is not there has no data yet. */
export type FillSources = Readonly<Record<string, FillSource>>;

export const noSources: FillSources = {};
