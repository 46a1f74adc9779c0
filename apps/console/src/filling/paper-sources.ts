import type { ScoreSurroundings } from "@duheng/form";
import type { FillSources } from "@duheng/form-ui/fill";

/** What is told of the data of a paper, and what it scores with. */
export interface PaperSources {
  readonly sources: FillSources;
  readonly inputs: ScoreSurroundings | undefined;
}
