import type { BilingualText, RemoveInput, Staff } from "@duheng/contracts";
import { ValidationError, validators } from "@duheng/contracts";
import { sealedProperties } from "@duheng/contracts/sealed";
import type { PresentRecord, Values } from "@duheng/imports";
import { changesBetween } from "../../audit/changes.ts";
import { type AuditInput, recordAudits } from "../../audit/record-audit.ts";
import { newId } from "../../database/model.ts";
import { openValue } from "../../database/sealing/sealed-documents.ts";
import { AppError } from "../../errors/app-error.ts";
import type { ImportKind, PreparedRows, RowToWrite, WrittenRow } from "../../import-kinds/import-kind.ts";
import type { Caller } from "../../permissions/caller.ts";
import { makePersons } from "../../persons/make-person.ts";
import { maskOf } from "../../use-cases/documents/mask.ts";
import { toldSealed } from "../../use-cases/documents/sealed-input.ts";
import { perform } from "../../use-cases/perform.ts";
import type { UseCase } from "../../use-cases/use-case.ts";
import { listCategories, listDepartments, listStaff } from "../lists.ts";
import { staff } from "../model.ts";
import { categoryNames, departmentNames } from "../names.ts";
import { staffDefinition } from "./definition.ts";
import { numberHolders, openedOrNothing } from "./number-holders.ts";

/** The acts of a single record that an import does, too. */
interface Acts {
  readonly removeStaff: UseCase<RemoveInput, unknown>;
  readonly createDepartment: UseCase<{ name: string; order: number }, { id: string }>;
  readonly removeDepartment: UseCase<RemoveInput, unknown>;
  readonly revisionOfDepartment: (id: string) => Promise<number>;
  /** What follows from a record that was changed as a whole. */
  readonly follow: (
    after: Staff,
    before: Staff,
    caller: Caller,
    how?: { readonly isUndo: true },
  ) => Promise<void>;
  /** Refuses what no record may be, such as of a department that is gone. */
  readonly check: (after: Staff, before: Staff) => Promise<void>;
  /** Why somebody cannot leave without more being said; undefined where he can. */
  readonly whyStaying: (person: Staff, caller: Caller) => Promise<BilingualText | undefined>;
}

/** People by a table: who is there is changed, who is not is made, with the departments that are said to be new. */
export function staffImport(acts: Acts): ImportKind {
  return {
    kind: "staff",
    title: { zh: "人员", en: "Staff" },
    subject: "staff",
    ability: ["update", "staff"],
    definition: staffDefinition,
    isThere: ({ state }) => state === "active",
    gone: (goneOn) => ({ state: "left", leftOn: goneOn }),
    mask: (field, text) => {
      const mask = sealedProperties("Staff")[field];
      return mask === undefined ? text : maskOf(text, mask);
    },
    present: async (fields) => (await listStaff()).map((person) => presentOf(person, fields)),
    async references() {
      const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
      return {
        departmentId: (await listDepartments()).map(named),
        categoryId: (await listCategories()).map(named),
      };
    },
    referenced: { departmentId: "departments", categoryId: "staffCategories" },
    make: {
      departmentId: {
        make: async (name, caller) => (await perform(acts.createDepartment, { name, order: 0 }, caller)).id,
        unmake: async (id, caller) => {
          await perform(acts.removeDepartment, { id, revision: await acts.revisionOfDepartment(id) }, caller);
        },
      },
    },
    prepare: (rows, caller) => prepareRows(rows, acts, caller),
    undo: (row, caller) => undoRow(row, caller, acts),
    target: (id) => ({ kind: "staff", id }),
  };
}

function presentOf(person: Staff, fields: ReadonlySet<string>): PresentRecord {
  const { id, revision, name, number } = person;
  const values: Record<string, string | boolean | null | undefined> = {};
  for (const { field, isSealed } of staffDefinition.columns) {
    if (isSealed === true && !fields.has(field)) continue;
    const value: unknown = isSealed === true ? openedOrNothing(person, field) : Reflect.get(person, field);
    if (typeof value === "string" || typeof value === "boolean") values[field] = value;
  }
  return { id, revision, label: `${name}（${number}）`, values };
}

async function prepareRows(rows: readonly RowToWrite[], acts: Acts, asking: Caller): Promise<PreparedRows> {
  const retired = new Map(
    [...(await listDepartments()), ...(await listCategories())].flatMap(({ id, name, state }) =>
      state === "retired" ? [[id, name] as const] : [],
    ),
  );
  const present = new Map(
    (await staff.getMany(rows.flatMap(({ target }) => target?.id ?? []))).map((one) => [one.id, one]),
  );
  const numbers = rows.flatMap(({ values: { number } }) => (typeof number === "string" ? [number] : []));
  const taken = new Map((await staff.find({ number: { $in: numbers } })).map((one) => [one.number, one]));
  const hasNumbers = rows.some(({ values }) => typeof values.identityNumber === "string");
  const holders = hasNumbers ? await numberHolders() : undefined;
  const refused = new Map<string, BilingualText>();
  const made: { rowId: string; draft: Draft }[] = [];
  const changed: { rowId: string; before: Staff; next: Staff; fields: readonly string[] }[] = [];
  const claimed = new Map<string, string>();
  for (const { rowId, target, values } of rows) {
    const before = target === undefined ? undefined : present.get(target.id);
    const id = before?.id ?? newId();
    const { number, identityNumber } = values;
    const why =
      target !== undefined && before?.revision !== target.revision
        ? otherNow
        : ((typeof number === "string" && ![undefined, id].includes(taken.get(number)?.id)
            ? takenNumber(taken.get(number))
            : undefined) ??
          (typeof identityNumber === "string" &&
          ![undefined, id].includes((await holders?.holderOf(identityNumber)) ?? claimed.get(identityNumber))
            ? heldByAnother
            : undefined) ??
          retiredIn(values, before, retired) ??
          wrongIn(values, before) ??
          (before?.state === "active" && (values.state === "left" || typeof values.leftOn === "string")
            ? await acts.whyStaying(before, asking)
            : undefined));
    if (why !== undefined) {
      refused.set(rowId, why);
      continue;
    }
    if (typeof identityNumber === "string") claimed.set(identityNumber, id);
    if (before === undefined) made.push({ rowId, draft: draftOf(id, values) });
    else {
      const next = changedBy(before, values);
      changed.push({ rowId, before, next, fields: differing(before, next) });
    }
  }
  return {
    refused,
    async write(caller) {
      const written = new Map<string, WrittenRow>();
      const told: AuditInput[] = [];
      await holders?.claim(claimed);
      const persons = await makePersons(made.length);
      const people = await staff.insertMany(
        made.map(({ draft }, at) => ({ ...draft, personId: persons[at]?.id ?? "" })),
      );
      for (const [at, person] of people.entries()) {
        const { id, name, revision } = person;
        written.set(made[at]?.rowId ?? "", { id, revision });
        told.push({ action: "staff.create", actor: caller.actor, target: { kind: "staff", id, name } });
      }
      const names = await namesFor(changed.flatMap(({ before, next }) => [before, next]));
      for (const { rowId, before, next, fields } of changed) {
        const updated = await staff.replace(next);
        await acts.follow(updated, before, caller);
        written.set(rowId, { id: before.id, revision: updated.revision, before: storedIn(before, fields) });
        told.push(toldChange({ present: before, changed: next, updated }, names, caller));
      }
      if (told.length > 0) await recordAudits(told);
      return written;
    },
  };
}

type Draft = Omit<Parameters<typeof staff.insert>[0], "personId"> & { id: string };

function draftOf(id: string, values: Values): Draft {
  const given = Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== undefined),
  );
  const { number = "", name = "", departmentId = "", categoryId = "" } = given;
  return {
    isLeader: false,
    state: given.leftOn === undefined ? "active" : "left",
    statuses: [],
    ...given,
    id,
    number: String(number),
    name: String(name),
    departmentId: String(departmentId),
    categoryId: String(categoryId),
  } as Draft;
}

function changedBy(before: Staff, values: Values): Staff {
  const next: Record<string, unknown> = { ...before };
  for (const [field, value] of Object.entries(values)) {
    if (value === undefined) continue;
    if (value === null) delete next[field];
    else next[field] = value;
  }
  // A day of leaving is past: whoever has one has left. Who is back has not left.
  if (typeof values.leftOn === "string") next.state = "left";
  if (values.state === "active" && before.state === "left" && values.leftOn === undefined) delete next.leftOn;
  return next as unknown as Staff;
}

/** Nobody is put where nobody is put any more; who is there stays. */
function retiredIn(
  values: Values,
  before: Staff | undefined,
  retired: ReadonlyMap<string, string>,
): BilingualText | undefined {
  for (const field of ["departmentId", "categoryId"] as const) {
    const id = values[field];
    const name = typeof id === "string" && id !== before?.[field] ? retired.get(id) : undefined;
    if (name !== undefined)
      return {
        zh: `“${name}”已停用，没有写入`,
        en: `“${name}” is retired: it was not written`,
      };
  }
  return undefined;
}

/** What a single record's form would refuse. */
function wrongIn(values: Values, before: Staff | undefined): BilingualText | undefined {
  const { number, name, departmentId, categoryId } = { ...before, ...values };
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
  try {
    validators.StaffInput.parse({ ...given, number, name, departmentId, categoryId });
    return undefined;
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    return error.problems[0]?.message ?? otherNow;
  }
}

/** The attributes in which two states of a record differ. */
function differing(before: Staff, next: Staff): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(next)]);
  return [...names].filter((name) => Reflect.get(before, name) !== Reflect.get(next, name));
}

/** What was stored of some attributes; null: nothing. */
function storedIn(person: Staff, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field, Reflect.get(person, field) ?? null]));
}

async function undoRow({ id, revision, before }: WrittenRow, caller: Caller, acts: Acts): Promise<void> {
  const present = await staff.get(id);
  if (present.revision !== revision) throw changedSince();
  if (before === undefined) {
    await perform(acts.removeStaff, { id, revision }, caller);
    return;
  }
  const next: Record<string, unknown> = { ...present };
  const sealed = sealedProperties("Staff");
  for (const [field, value] of Object.entries(before)) {
    if (value === null) delete next[field];
    // Sealed anew by the repository, under the key of today.
    else if (Object.hasOwn(sealed, field))
      next[field] = openValue("Staff", { ...present, [field]: value }, field);
    else next[field] = value;
  }
  const changed = next as unknown as Staff;
  const updated = await staff.replace(changed);
  await acts.check(updated, present);
  await acts.follow(updated, present, caller, { isUndo: true });
  const names = await namesFor([present, updated]);
  await recordAudits([toldChange({ present, changed, updated }, names, caller)]);
}

function changedSince(): AppError {
  return new AppError("wrong-state", {
    message: { zh: "之后又有人改动，没有撤销", en: "somebody changed it since: it stays" },
  });
}

type Names = (person: object) => object;

/** What departments and categories of some people are called, for the trail. */
async function namesFor(people: readonly Staff[]): Promise<Names> {
  const departments = await departmentNames([...new Set(people.map((one) => one.departmentId))]);
  const categories = await categoryNames([...new Set(people.map((one) => one.categoryId))]);
  return (person) => {
    const departmentId = String(Reflect.get(person, "departmentId"));
    const categoryId = String(Reflect.get(person, "categoryId"));
    return {
      ...person,
      departmentId: departments.get(departmentId) ?? departmentId,
      categoryId: categories.get(categoryId) ?? categoryId,
    };
  };
}

function toldChange(
  states: Parameters<typeof toldSealed<Staff>>[1],
  names: Names,
  { actor }: Caller,
): AuditInput {
  const [was, is] = toldSealed("Staff", states);
  const { id, name } = states.updated;
  return {
    action: "staff.update",
    actor,
    target: { kind: "staff", id, name },
    changes: changesBetween(names(was), names(is)),
  };
}

function takenNumber(holder: Staff | undefined): BilingualText {
  const label = holder === undefined ? "" : `${holder.name}（${holder.number}）`;
  return {
    zh: `这个工号预览之后给了${label}，没有写入`,
    en: `this number was given to ${label} since the preview: it was not written`,
  };
}

const heldByAnother: BilingualText = {
  zh: "这个身份证号预览之后登记在了另一人名下，没有写入",
  en: "another was given this identity number since the preview: it was not written",
};

const otherNow: BilingualText = {
  zh: "预览之后有人改动了这条记录，没有写入",
  en: "somebody changed the record since the preview: it was not written",
};
