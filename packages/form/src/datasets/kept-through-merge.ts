import type { Form } from "@duheng/contracts";
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
export function withoutRemovedColumns({ base, mine, theirs }: ThreeForms): ThreeForms {
  return {
    base,
    mine: withColumns(mine, removedBy({ base, mine, theirs }, "mine"), base),
    theirs: withColumns(theirs, removedBy({ base, mine, theirs }, "theirs"), base),
  };
}

/** The merged form with what it uses, from whichever side lists it, and without what one side took out and nothing uses. */
export function withMergedDatasets(merged: Form, { base, mine, theirs }: ThreeForms): Form {
  const all = { base, mine, theirs };
  const removed = new Set([...removedBy(all, "mine"), ...removedBy(all, "theirs")].map(columnKey));
  const used = new Set(usedColumns(merged).map(columnKey));
  const isKept = (key: string) => used.has(key) || !removed.has(key);
  const whole = withMissingDatasets(
    merged,
    [mine, theirs, base].flatMap(({ datasets = [] }) => datasets),
  );
  if (removed.size === 0 || whole.datasets === undefined) return whole;
  const { datasets, ...rest } = whole;
  const kept = datasets.flatMap((dataset) => {
    const columns = dataset.columns.filter(({ key }) =>
      isKept(columnKey({ dataset: dataset.key, column: key })),
    );
    return columns.length === 0 && dataset.columns.length > 0 ? [] : [{ ...dataset, columns }];
  });
  return kept.length === 0 ? rest : { ...rest, datasets: kept };
}

/** The columns that a side took out and the other has still. */
function removedBy(three: ThreeForms, side: "mine" | "theirs"): DataColumn[] {
  const [own, other] = [
    three[side].datasets ?? [],
    three[side === "mine" ? "theirs" : "mine"].datasets ?? [],
  ];
  return columnsOf(three.base).filter(
    (each) => findColumn(own, each) === null && findColumn(other, each) !== null,
  );
}

function columnsOf({ datasets = [] }: Form): DataColumn[] {
  return datasets.flatMap(({ key: dataset, columns }) =>
    columns.map(({ key: column }) => ({ dataset, column })),
  );
}

/** The form's list with these columns as another form has them. */
function withColumns(form: Form, wanted: readonly DataColumn[], { datasets: from = [] }: Form): Form {
  if (wanted.length === 0) return form;
  const keys = new Set(wanted.map(columnKey));
  const listed = form.datasets ?? [];
  const missingOf = (dataset: string) =>
    from
      .filter(({ key }) => key === dataset)
      .flatMap(({ columns }) => columns.filter(({ key }) => keys.has(columnKey({ dataset, column: key }))));
  const there = new Set(listed.map(({ key }) => key));
  return {
    ...form,
    datasets: [
      ...listed.map((dataset) => ({ ...dataset, columns: [...dataset.columns, ...missingOf(dataset.key)] })),
      ...from
        .filter(({ key }) => !there.has(key) && missingOf(key).length > 0)
        .map((dataset) => ({ ...dataset, columns: missingOf(dataset.key) })),
    ],
  };
}
