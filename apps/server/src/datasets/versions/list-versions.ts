import type {
  DatasetRowShown,
  DatasetRowsInput,
  DatasetVersion,
  DatasetVersionsInput,
} from "@duheng/contracts";
import type { Listed } from "../../database/list-input.ts";
import { staffCalled } from "../../staff/people-called.ts";
import { findPeople } from "../../staff/person.ts";
import { currentTenant } from "../../tenants/current-tenant.ts";
import { datasetRows, datasets, datasetVersions } from "../model.ts";

/** So many versions of a dataset are told; a quarter has a few. */
const mostVersions = 200;

/** What was brought in, the latest period first and in it the latest version. */
export function listVersions({ datasetId, period }: DatasetVersionsInput): Promise<DatasetVersion[]> {
  return datasetVersions.find(
    { datasetId, ...(period === undefined ? {} : { period }) },
    { sort: { period: -1, number: -1 }, limit: mostVersions },
  );
}

/** A page of what a version says, in the order of the sheet, of chosen people by person; each row with whom it is about. Errors: `not-found`. */
export async function versionRows({
  versionId,
  q = "",
  page: { page, perPage } = { page: 1, perPage: 25 },
}: DatasetRowsInput): Promise<Listed<DatasetRowShown>> {
  const { datasetId } = await datasetVersions.get(versionId);
  const { subject } = await datasets.get(datasetId);
  const text = q.trim();
  const called = text === "" || subject === "unit" ? undefined : await staffCalled(text);
  const filter = { versionId, ...(called === undefined ? {} : { staffId: { $in: called } }) };
  const sort = called === undefined ? ({ row: 1, _id: 1 } as const) : ({ staffId: 1, row: 1 } as const);
  const [found, total] = await Promise.all([
    datasetRows.find(filter, { sort, skip: (page - 1) * perPage, limit: perPage }),
    datasetRows.count(filter),
  ]);
  const unit = subject === "unit" ? (await currentTenant()).name : "";
  const people = new Map(
    (await findPeople(found.flatMap(({ staffId }) => staffId ?? []))).map(({ id, name, number }) => [
      id,
      `${name}（${number}）`,
    ]),
  );
  return {
    data: found.map(({ id, row, staffId, values }) => ({
      ...{ id, row, values },
      label: staffId === undefined ? unit : (people.get(staffId) ?? "已删除的人员"),
    })),
    total,
  };
}
