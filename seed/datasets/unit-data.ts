import type { Dataset, DatasetRow, DatasetVersion, Form, ScoreDataset, ScoreInputs } from "@duheng/contracts";
import { usedColumns } from "@duheng/form";
import type { UnitPeople } from "../organisation/people.ts";
import { at } from "../times.ts";
import { datasetsOf } from "./definitions.ts";
import { type Delivery, deliveries } from "./deliveries.ts";
import { type FigureRow, readFigures } from "./read-file.ts";

/** What was brought in about a unit. */
export interface UnitData {
  readonly datasets: readonly Dataset[];
  readonly versions: readonly DatasetVersion[];
  readonly rows: readonly DatasetRow[];
}

/** The unit's datasets with a version for each file, one on top of the other as imports make them. */
export function makeUnitData(people: UnitPeople): UnitData {
  const datasets = datasetsOf(people.unit.id);
  const versions: DatasetVersion[] = [];
  const rows: DatasetRow[] = [];
  for (const delivery of deliveries) {
    const dataset = datasets.find(({ id }) => id === delivery.datasetId);
    if (dataset === undefined) continue;
    const at = versions.findIndex((one) => isOf(one, delivery) && one.state === "current");
    const before = versions[at];
    const said = readFigures(dataset, people, delivery.file);
    const kept = rows.filter(
      ({ versionId, staffId }) => versionId === before?.id && !said.some((one) => one.staffId === staffId),
    );
    const number = versions.filter((one) => isOf(one, delivery)).length + 1;
    const version = versionOf(delivery, { number, before, rows: said.length + kept.length });
    if (before)
      versions[at] = {
        ...before,
        state: "former",
        revision: before.revision + 1,
        updatedAt: version.updatedAt,
      };
    versions.push(version);
    rows.push(...rowsOf(version, said), ...copied(version, kept));
  }
  return { datasets, versions, rows };
}

/**
 * What a form's datasets say of somebody for a period, as the server reads it for a score, and which versions that is.
 * undefined: the form reads none.
 */
export function dataFor(
  { datasets, versions, rows }: UnitData,
  form: Form,
  { period, staffId }: { readonly period: string; readonly staffId: string },
): { readonly data: NonNullable<ScoreInputs["data"]>; readonly datasets: ScoreDataset[] } | undefined {
  const used = usedColumns(form);
  if (used.length === 0) return undefined;
  const data: NonNullable<ScoreInputs["data"]> = {};
  const from: ScoreDataset[] = [];
  for (const key of new Set(used.map(({ dataset }) => dataset))) {
    const dataset = datasets.find((one) => one.key === key);
    if (dataset === undefined) throw new Error(`seed: no dataset ${key} for ${form.title}`);
    const version = versions.find(
      (one) => one.datasetId === dataset.id && one.period === period && one.state === "current",
    );
    const own = rows.find(
      (one) => one.versionId === version?.id && (dataset.subject === "unit" || one.staffId === staffId),
    );
    const columns = used.flatMap((one) => (one.dataset === key ? [one.column] : []));
    data[key] = version ? reading(own, columns) : null;
    from.push({ key, datasetId: dataset.id, ...(version ? { versionId: version.id } : {}) });
  }
  return { data, datasets: from };
}

function reading(row: DatasetRow | undefined, columns: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    columns.flatMap((column) => {
      const value = row?.values[column];
      return value === undefined ? [] : [[column, value]];
    }),
  );
}

function isOf(version: DatasetVersion, { datasetId, period }: Delivery): boolean {
  return version.datasetId === datasetId && version.period === period;
}

function versionOf(
  { tenantId, datasetId, period, file, on, by }: Delivery,
  { number, before, rows }: { number: number; before: DatasetVersion | undefined; rows: number },
): DatasetVersion {
  return {
    id: `${datasetId}-${period.toLowerCase()}-v${number}`,
    tenantId,
    datasetId,
    period,
    number,
    state: "current",
    source: { kind: "import", name: file, by },
    ...(before ? { basedOn: before.id } : {}),
    isCopied: true,
    rows,
    currentAt: at(on, "10:00:00"),
    revision: 1,
    createdAt: at(on, "10:00:00"),
    updatedAt: at(on, "10:00:00"),
  };
}

function rowsOf({ id, tenantId }: DatasetVersion, said: readonly FigureRow[]): DatasetRow[] {
  return said.map((one) => ({ id: `${id}-${one.row}`, tenantId, versionId: id, ...one }));
}

/** What a file does not say stays as the version before had it. */
function copied({ id, tenantId }: DatasetVersion, kept: readonly DatasetRow[]): DatasetRow[] {
  return kept.map(({ row, staffId, values }) => ({
    ...{ id: `${id}-c${row}`, tenantId, versionId: id, row, isCopied: true as const, values },
    ...(staffId === undefined ? {} : { staffId }),
  }));
}
