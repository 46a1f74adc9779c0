import { daysOfPeriod, sayPeriod } from "@duheng/assessment";
import type { Dataset, DatasetRow, Department, Import, Staff } from "@duheng/contracts";
import {
  fieldOfColumn,
  importDefinitionOf,
  importValues,
  type PresentRecord,
  rowsField,
} from "@duheng/imports";
import { AppError } from "../../errors/app-error.ts";
import type {
  ImportKind,
  ImportKinds,
  ImportOf,
  PreparedRows,
  RowToWrite,
  ToldAhead,
} from "../../import-kinds/import-kind.ts";
import { listDepartments, listStaff } from "../../staff/lists.ts";
import { currentTenant } from "../../tenants/current-tenant.ts";
import { datasetRows, datasets, datasetVersions } from "../model.ts";
import { beginVersion, dropVersion, versionBeingBrought } from "../versions/begin-version.ts";
import { currentVersion } from "../versions/current-versions.ts";
import { becomeCurrent, nothingIsCurrent } from "../versions/make-current.ts";
import { nobodyCalled } from "./nobody-called.ts";
import { writeRows } from "./write-rows.ts";

/** Figures by a table: a version of its own, which counts at once and wholly when all of it is written. */
export const datasetsImport: ImportKinds = {
  kind: "datasets",
  title: { zh: "数据", en: "Figures" },
  subject: "datasets",
  ability: ["update", "datasets"],
  async open({ dataset: of, id }: ImportOf): Promise<ImportKind> {
    if (of === undefined) throw new AppError("invalid-input");
    const dataset = await datasets.get(of.id);
    const unit = await currentTenant();
    return kindOf({ dataset, period: of.period ?? "", unit, ...(id === undefined ? {} : { importId: id }) });
  },
};

/** What an import of figures is of. */
interface Opened {
  readonly dataset: Dataset;
  readonly period: string;
  readonly unit: { readonly id: string; readonly name: string };
  readonly importId?: string;
}

function kindOf(opened: Opened): ImportKind {
  const { dataset, period, unit } = opened;
  const { columns, isRepeated, subject, title } = dataset;
  const fields = columns.map(({ key }) => fieldOfColumn(key));
  const { kind, ability } = datasetsImport;
  return {
    ...{ kind, ability, subject: subject === "person" ? "staff" : "datasets" },
    title: { zh: title, en: title },
    definition: importDefinitionOf(dataset, unit.id),
    gone: () =>
      isRepeated ? { [rowsField]: null } : Object.fromEntries(fields.map((field) => [field, null])),
    isGoneAtOnce: true,
    isThere: (values) => [...fields, rowsField].some((field) => (values[field] ?? null) !== null),
    mask: (_field, text) => text,
    present: () => presentRecords(opened),
    references: async () => ({}),
    referenced: {},
    tellAhead: (rows) => tellAhead(opened, rows),
    begin: (of, after) => begin(opened, of, after),
    prepare: (rows) => prepare(opened, rows),
    async finish(of, { actor }) {
      const version = await versionBeingBrought({ importId: of.id });
      if (version !== undefined) await becomeCurrent(version, actor.userId);
    },
    async undoWhole(of, _after, { actor }) {
      const version = await datasetVersions.findOne({ "source.importId": of.id });
      if (version === undefined || version.state === "former") return undefined;
      if (version.state === "writing") return dropVersion(version);
      return {
        async write() {
          const before =
            version.basedOn === undefined ? undefined : await datasetVersions.get(version.basedOn);
          await (before === undefined
            ? nothingIsCurrent(version, actor.userId)
            : becomeCurrent(before, actor.userId));
        },
        after: "former",
      };
    },
    async undo() {
      throw new Error("figures are taken back as a whole");
    },
    target: () => ({ kind: "datasets", id: dataset.id }),
  };

  function begin({ dataset: one }: Opened, of: Import, after: string | undefined) {
    if (one.state === "retired") throw retired(one);
    return versionBeingBrought({ importId: of.id }).then((present) =>
      beginVersion(
        {
          ...{ datasetId: one.id, period },
          source: {
            ...{ kind: of.push === undefined ? ("import" as const) : ("push" as const), importId: of.id },
            by: of.push?.tokenName ?? of.by.name,
            ...(of.source.name === "" ? {} : { name: of.source.name }),
          },
        },
        present,
        after,
      ),
    );
  }
}

/** Whom rows can be about, each with what counts for the period now. */
async function presentRecords({ dataset, period, unit }: Opened): Promise<PresentRecord[]> {
  const said = await figuresBySubject(dataset, period);
  const valuesOf = (id: string) => {
    const rows = said.get(id) ?? [];
    if (rows.length === 0) return {};
    if (dataset.isRepeated) return { [rowsField]: `${rows.length} 行` };
    return importValues(dataset, rows[0]?.values ?? {});
  };
  if (dataset.subject === "unit")
    return [{ id: unit.id, revision: 0, label: unit.name, values: valuesOf("") }];
  const departments = new Map((await listDepartments()).map((one): [string, Department] => [one.id, one]));
  return (await listStaff()).map((person) => {
    const department = departments.get(person.departmentId)?.name;
    return {
      ...{ id: person.id, revision: 0, label: labelOf(person) },
      values: { number: person.number, name: person.name, department, ...valuesOf(person.id) },
    };
  });
}

async function figuresBySubject(
  { id }: Dataset,
  period: string,
): Promise<ReadonlyMap<string, readonly DatasetRow[]>> {
  const version = await currentVersion(id, period);
  const rows = version === undefined ? [] : await datasetRows.find({ versionId: version.id });
  const found = new Map<string, DatasetRow[]>();
  for (const row of rows) {
    const before = found.get(row.staffId ?? "");
    if (before === undefined) found.set(row.staffId ?? "", [row]);
    else before.push(row);
  }
  return found;
}

function labelOf({ name, number, state }: Staff): string {
  return `${name}（${number}${state === "left" ? "，已离开" : ""}）`;
}

async function tellAhead(
  { dataset, period }: Opened,
  rows: readonly RowToWrite[],
): Promise<ReadonlyMap<string, readonly ToldAhead[]>> {
  if (dataset.state === "retired") throw retired(dataset);
  if (dataset.subject === "unit") return new Map();
  const people = await listStaff();
  const byId = new Map(people.map((person) => [person.id, person]));
  const { startsOn } = daysOfPeriod(period);
  return new Map(
    rows.map(({ rowId, target, values }) => {
      if (target === undefined) return [rowId, [nobodyCalled(values, people)]];
      const person = byId.get(target.id);
      const leftOn = person?.state === "left" ? person.leftOn : undefined;
      return [rowId, leftOn !== undefined && leftOn < startsOn ? [leftBefore(leftOn, period)] : []];
    }),
  );
}

function leftBefore(leftOn: string, period: string): ToldAhead {
  return {
    code: "left-before",
    isNote: true,
    message: {
      zh: `${leftOn} 已离开，${sayPeriod(period, "zh")}的考核用不到这一行`,
      en: `left on ${leftOn}: no assessment of ${sayPeriod(period, "en")} uses this row`,
    },
  };
}

/** Nothing but figures is written, of people who are there. */
async function prepare(opened: Opened, rows: readonly RowToWrite[]): Promise<PreparedRows> {
  const { importId = "", dataset } = opened;
  const told = await tellAhead(opened, rows);
  const refused = new Map(
    rows.flatMap(({ rowId }) => {
      const why = told.get(rowId)?.find(({ isNote }) => isNote !== true);
      return why === undefined ? [] : [[rowId, why.message] as const];
    }),
  );
  const toWrite = rows.filter(({ rowId }) => !refused.has(rowId));
  return { refused, write: () => writeRows(dataset, importId, toWrite) };
}

function retired({ title }: Dataset): AppError {
  return new AppError("wrong-state", {
    message: {
      zh: `数据集“${title}”已停用，不能再导入。请先恢复它。`,
      en: `The dataset “${title}” is retired and takes no figures. Restore it first.`,
    },
  });
}
