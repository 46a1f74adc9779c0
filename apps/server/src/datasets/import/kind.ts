import { daysOfPeriod, sayPeriod } from "@duheng/assessment";
import type { Dataset, DatasetRow, DatasetVersion, Department, Import, Staff } from "@duheng/contracts";
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
import { findPeople } from "../../staff/person.ts";
import { currentTenant } from "../../tenants/current-tenant.ts";
import { DatasetRowModel, datasetRows, datasets, datasetVersions } from "../model.ts";
import {
  type Brought,
  beginVersion,
  dropVersion,
  takeVersion,
  versionBeingBrought,
} from "../versions/begin-version.ts";
import { currentVersion } from "../versions/current-versions.ts";
import { becomeCurrent, nothingIsCurrent } from "../versions/make-current.ts";
import { Nobody } from "./nobody-called.ts";
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
    const nobody = new Nobody();
    return kindOf({
      ...{ dataset, period: of.period ?? "", unit, nobody },
      ...(id === undefined ? {} : { importId: id }),
    });
  },
};

/** What an import of figures is of. */
interface Opened {
  readonly dataset: Dataset;
  readonly period: string;
  readonly unit: { readonly id: string; readonly name: string };
  readonly importId?: string;
  /** Whoever is not there. */
  readonly nobody: Nobody;
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
    async standing() {
      return (await currentVersion(dataset.id, period))?.id ?? "";
    },
    async take(of, standing) {
      if (dataset.state === "retired") throw retired(dataset);
      await takeVersion(broughtBy(of), standing);
    },
    async begin(of, after) {
      return beginVersion(broughtBy(of), await versionBeingBrought({ importId: of.id }), after);
    },
    prepare: (rows) => prepare(opened, rows),
    async finish(of, { actor }) {
      const version = await versionBeingBrought({ importId: of.id });
      if (version === undefined) return;
      // Nobody makes another one count while it is brought.
      if ((await currentVersion(dataset.id, period))?.id !== version.basedOn) throw new AppError("conflict");
      await becomeCurrent(version, actor.userId);
    },
    async refuseUndo(of) {
      const version = await versionOf(of);
      if (version?.state === "former" && version.isTakenBack !== true) throw othersStandOn(version);
    },
    async undoWhole(of, _after, { actor }) {
      const version = await versionOf(of);
      if (version === undefined || version.state === "former") return undefined;
      if (version.state === "writing") return dropVersion(version);
      return {
        async write() {
          const before = await lastThatStands(version);
          const taken = await datasetVersions.replace({ ...version, isTakenBack: true });
          await (before === undefined
            ? nothingIsCurrent(taken, actor.userId)
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

  function broughtBy(of: Import): Brought {
    return {
      ...{ datasetId: dataset.id, period },
      source: {
        ...{ kind: of.push === undefined ? ("import" as const) : ("push" as const), importId: of.id },
        by: of.push?.tokenName ?? of.by.name,
        ...(of.source.name === "" ? {} : { name: of.source.name }),
      },
    };
  }
}

function versionOf({ id }: Import): Promise<DatasetVersion | undefined> {
  return datasetVersions.findOne({ "source.importId": id });
}

/** What counted before a version, and was not taken back itself; undefined: nothing did. */
async function lastThatStands({ basedOn }: DatasetVersion): Promise<DatasetVersion | undefined> {
  if (basedOn === undefined) return undefined;
  const before = await datasetVersions.get(basedOn);
  return before.isTakenBack === true ? lastThatStands(before) : before;
}

function othersStandOn({ number }: DatasetVersion): AppError {
  return new AppError("wrong-state", {
    message: {
      zh: `第 ${number} 版之后又有新的一版，其中沿用了它的数据，不能再单独撤销。请在“数据”中改用要用的版本，或重新导入。`,
      en: `A later version took over what version ${number} says, so it cannot be undone by itself. Choose the version that should count under “Data”, or import anew.`,
    },
  });
}

/** Whom rows can be about, each with what counts for the period now. */
async function presentRecords({ dataset, period, unit }: Opened): Promise<PresentRecord[]> {
  const said = await standingFigures(dataset, period);
  const valuesOf = (id: string) => {
    const figures = said.get(id);
    if (figures === undefined) return {};
    return typeof figures === "number" ? { [rowsField]: `${figures} 行` } : importValues(dataset, figures);
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

/** Of a dataset with several rows of a person, how many; otherwise what they say. */
async function standingFigures(
  { id, isRepeated }: Dataset,
  period: string,
): Promise<ReadonlyMap<string, number | DatasetRow["values"]>> {
  const version = await currentVersion(id, period);
  if (version === undefined) return new Map();
  if (!isRepeated) {
    const rows = await datasetRows.find({ versionId: version.id });
    return new Map(rows.map(({ staffId = "", values }) => [staffId, values]));
  }
  const counted = await DatasetRowModel.aggregate<{ _id: string | null; count: number }>([
    { $match: { versionId: version.id } },
    { $group: { _id: "$staffId", count: { $sum: 1 } } },
  ]);
  return new Map(counted.map(({ _id, count }) => [_id ?? "", count]));
}

function labelOf({ name, number, state }: Staff): string {
  return `${name}（${number}${state === "left" ? "，已离开" : ""}）`;
}

async function tellAhead(
  { dataset, period, nobody }: Opened,
  rows: readonly RowToWrite[],
): Promise<ReadonlyMap<string, readonly ToldAhead[]>> {
  if (dataset.subject === "unit") return new Map();
  const people = new Map(
    (await findPeople(rows.flatMap(({ target }) => target?.id ?? []))).map((one) => [one.id, one]),
  );
  const { startsOn } = daysOfPeriod(period);
  const told = new Map<string, ToldAhead[]>();
  for (const { rowId, target, values } of rows) {
    if (target === undefined) {
      told.set(rowId, [await nobody.called(values)]);
      continue;
    }
    const person = people.get(target.id);
    const leftOn = person?.state === "left" ? person.leftOn : undefined;
    told.set(rowId, leftOn !== undefined && leftOn < startsOn ? [leftBefore(leftOn, period)] : []);
  }
  return told;
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
