import type { Form, FormDataset } from "@duheng/contracts";
import { findColumn } from "./find-column.ts";
import { columnKey, type DataColumn, usedColumns } from "./used-columns.ts";
import { withMissingDatasets } from "./with-datasets-used.ts";

interface ThreeForms {
  readonly base: Form;
  readonly mine: Form;
  readonly theirs: Form;
}

/**
 * The three of a merge with nothing taken out of a list of datasets by one side alone. What a list holds follows from
 * what the form uses: whether a column goes is seen when the merged form is there, and is nobody's to decide.
 */
export function withoutRemovedColumns(three: ThreeForms): ThreeForms {
  const { base, mine, theirs } = three;
  return {
    base,
    mine: withRemoved(mine, removedBy(three, "mine"), listOf(base)),
    theirs: withRemoved(theirs, removedBy(three, "theirs"), listOf(base)),
  };
}

/**
 * The merged form with what it uses, from whichever side lists it, and without what it uses no more: what one side took
 * out, and what each side used less of until nothing of it is left. What nobody used and all list stays.
 */
export function withMergedDatasets(merged: Form, three: ThreeForms): Form {
  const whole = withMissingDatasets(merged, [three.mine, three.theirs, three.base].flatMap(listOf));
  const removed = [removedBy(three, "mine"), removedBy(three, "theirs")];
  const before = [three.base, three.mine, three.theirs].flatMap(usedColumns);
  const gone = new Set([...removed.flatMap(({ columns }) => columns), ...before].map(columnKey));
  const emptied = new Set(removed.flatMap(({ datasets }) => datasets));
  for (const used of usedColumns(merged)) gone.delete(columnKey(used));
  if (whole.datasets === undefined || (gone.size === 0 && emptied.size === 0)) return whole;
  const { datasets, ...rest } = whole;
  const kept = datasets.flatMap((dataset) => {
    const { key } = dataset;
    const columns = dataset.columns.filter(
      (each) => !gone.has(columnKey({ dataset: key, column: each.key })),
    );
    const isGone = columns.length === 0 && (emptied.has(key) || dataset.columns.length > 0);
    return isGone ? [] : [{ ...dataset, columns }];
  });
  return kept.length === 0 ? rest : { ...rest, datasets: kept };
}

/** What one side took out of its list and the other lists still. */
interface Removed {
  /** Keys. */
  readonly datasets: readonly string[];
  readonly columns: readonly DataColumn[];
}

function removedBy(three: ThreeForms, side: "mine" | "theirs"): Removed {
  const [own, other] = [listOf(three[side]), listOf(three[side === "mine" ? "theirs" : "mine"])];
  const has = (list: readonly FormDataset[], key: string) => list.some((each) => each.key === key);
  const before = listOf(three.base);
  return {
    datasets: before.flatMap(({ key }) => (!has(own, key) && has(other, key) ? [key] : [])),
    columns: before
      .flatMap(({ key: dataset, columns }) => columns.map(({ key: column }) => ({ dataset, column })))
      .filter((each) => findColumn(own, each) === null && findColumn(other, each) !== null),
  };
}

/** The form with what was removed as it was before, behind what it has. */
function withRemoved(form: Form, removed: Removed, before: readonly FormDataset[]): Form {
  if (removed.datasets.length === 0 && removed.columns.length === 0) return form;
  const keys = new Set(removed.columns.map(columnKey));
  const columnsOf = (key: string) =>
    before
      .filter((each) => each.key === key)
      .flatMap(({ columns }) =>
        columns.filter((each) => keys.has(columnKey({ dataset: key, column: each.key }))),
      );
  const back = before.filter(({ key }) => removed.datasets.includes(key));
  return {
    ...form,
    datasets: [
      ...listOf(form).map((dataset) => ({
        ...dataset,
        columns: [...dataset.columns, ...columnsOf(dataset.key)],
      })),
      ...back.map((dataset) => ({ ...dataset, columns: columnsOf(dataset.key) })),
    ],
  };
}

function listOf({ datasets = [] }: Form): readonly FormDataset[] {
  return datasets;
}
