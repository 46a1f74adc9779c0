import type { Program } from "@duheng/formula";
import type { DataSet } from "../work/data-set.ts";

/** The share of records, 0 to 1, that doubles leave to exact evaluation. */
export interface ExactShare {
  readonly typical: number;
  readonly ties: number;
}

export function exactShares(
  evaluator: Pick<Program, "undecided">,
  { typical, ties }: { readonly typical: DataSet; readonly ties: DataSet },
): ExactShare {
  const share = ({ records }: DataSet) =>
    records.filter((record) => evaluator.undecided(record).length > 0).length / records.length;
  return { typical: share(typical), ties: share(ties) };
}
