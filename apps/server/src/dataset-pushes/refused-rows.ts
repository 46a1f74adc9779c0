import type { BilingualText, Import, ImportRow, PushRefusedRow } from "@duheng/contracts";
import { rowsNotWritten } from "../imports/pushed.ts";

/** So many are told. */
const mostTold = 1_000;

/**
 * What of a push was not written and why, in the order of its rows, a row with each thing that is wrong with it: what was refused or in
 * doubt when it came, and what could not be written then.
 */
export async function refusedRows({ id: importId, columns }: Import): Promise<PushRefusedRow[]> {
  const found = await rowsNotWritten(importId, mostTold);
  const headings = new Map(
    columns.flatMap(({ heading, field }) => (field === undefined ? [] : [[field, heading]])),
  );
  return found.flatMap((one) => reasonsOf(one, headings)).slice(0, mostTold);
}

function reasonsOf(
  { row, verdict, problems, candidates, applied }: ImportRow,
  headings: ReadonlyMap<string, string>,
): PushRefusedRow[] {
  if (applied?.why !== undefined) return [{ row, code: "changed-meanwhile", message: applied.why }];
  const told = problems.map(({ field, code, message }) => {
    const heading = field === undefined ? undefined : headings.get(field);
    return { row, ...(heading === undefined ? {} : { field: heading }), code, message };
  });
  if (verdict !== "doubt" || told.length > 0) return told;
  return [{ row, code: "several-people", message: severalPeople(candidates.map(({ label }) => label)) }];
}

/** So many of those whom a row may be about are named. */
const mostNamed = 5;

function severalPeople(labels: readonly string[]): BilingualText {
  const named = labels.slice(0, mostNamed);
  return {
    zh: `不能确定是谁的数据，可能是${named.join("、")}。请写工号`,
    en: `it may be about ${named.join(", ")}: give the staff number`,
  };
}
