import type { BilingualText, DatasetColumn, DatasetRow, DatasetVersion } from "@duheng/contracts";
import { type CellValue, writeXlsxStream } from "hucre/xlsx";
import { recordAudit } from "../../audit/record-audit.ts";
import { inTenant } from "../../database/scope.ts";
import { AppError } from "../../errors/app-error.ts";
import type { Caller } from "../../permissions/caller.ts";
import { findPeople } from "../../staff/person.ts";
import { datasetRows, datasets, datasetVersions } from "../model.ts";

/** Rows that are read at a time. */
const atOnce = 1_000;

export interface VersionWorkbook {
  /** What the file is called, without its ending. */
  readonly name: string;
  readonly content: ReadableStream<Uint8Array>;
}

/**
 * All that a version says, as a workbook that streams and that can be brought in again as it is: the columns by which a row finds its
 * person, then those of the dataset. The export is an entry of the trail. Errors: `forbidden`, `not-found`.
 */
export async function versionWorkbook(
  versionId: string,
  { ability, actor }: Caller,
  locale: keyof BilingualText,
): Promise<VersionWorkbook> {
  if (!ability.can("read", "datasets")) throw new AppError("forbidden");
  const version = await datasetVersions.get(versionId);
  if (version.state === "writing") throw stillBrought();
  const { title, columns, subject, id } = await datasets.get(version.datasetId);
  await recordAudit({
    action: "datasets.export",
    actor,
    target: { kind: "datasets", id, name: title },
    details: { period: version.period, version: version.number },
  });
  const whom = subject === "person" ? whomHeadings[locale] : [];
  async function* rows(): AsyncGenerator<CellValue[]> {
    yield [...whom, ...columns.map((column) => column.title)];
    for (let after = ""; ; ) {
      // Rows are pulled when the request is long answered: each part enters the tenant by itself.
      const part = await inTenant(actor.tenantId, () => partOf(version, after, subject === "person"));
      for (const { who, values } of part) yield [...who, ...columns.map((column) => cellOf(column, values))];
      if (part.length < atOnce) return;
      after = part.at(-1)?.id ?? "";
    }
  }
  return {
    name: `${title} ${version.period} ${locale === "zh" ? `第 ${version.number} 版` : `version ${version.number}`}`,
    content: writeXlsxStream(rows(), {
      name: title.slice(0, 31),
      columns: [...whom.map(() => ({ width: 14 })), ...columns.map(() => ({ width: 16 }))],
    }),
  };
}

const whomHeadings = { zh: ["工号", "姓名"], en: ["Staff number", "Name"] } as const;

interface Part {
  readonly id: string;
  readonly who: readonly string[];
  readonly values: DatasetRow["values"];
}

/** By id: in the order in which they were written. */
async function partOf(
  { id: versionId }: DatasetVersion,
  after: string,
  isOfPeople: boolean,
): Promise<Part[]> {
  const found = await datasetRows.find(
    { versionId, ...(after === "" ? {} : { _id: { $gt: after } }) },
    { sort: { _id: 1 }, limit: atOnce },
  );
  if (!isOfPeople) return found.map(({ id, values }) => ({ id, who: [], values }));
  const people = new Map(
    (await findPeople(found.flatMap(({ staffId }) => staffId ?? []))).map((one) => [one.id, one]),
  );
  return found.map(({ id, staffId = "", values }) => {
    const { number = "", name = "" } = people.get(staffId) ?? {};
    return { id, who: [number, name], values };
  });
}

function cellOf({ key, type }: DatasetColumn, values: Part["values"]): CellValue {
  const value = values[key];
  if (value === undefined) return null;
  return type === "yes-no" ? (value === true ? "是" : "否") : value;
}

function stillBrought(): AppError {
  return new AppError("wrong-state", {
    message: { zh: "这一版还在导入，没有收全。", en: "This version is still being brought." },
  });
}
