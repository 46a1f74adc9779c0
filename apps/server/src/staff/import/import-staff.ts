import type { BilingualText, Department, RemoveInput, Staff } from "@duheng/contracts";
import { sealedProperties } from "@duheng/contracts/sealed";
import type { PresentRecord } from "@duheng/imports";
import { changesBetween } from "../../audit/changes.ts";
import { type AuditInput, recordAudits } from "../../audit/record-audit.ts";
import { newId } from "../../database/model.ts";
import { openValue } from "../../database/sealing/sealed-documents.ts";
import { changedSince } from "../../import-kinds/by-acts.ts";
import type { ImportKind, PreparedRows, RowToWrite, WrittenRow } from "../../import-kinds/import-kind.ts";
import type { Caller } from "../../permissions/caller.ts";
import { makePersons } from "../../persons/make-person.ts";
import { maskOf } from "../../use-cases/documents/mask.ts";
import { toldSealed } from "../../use-cases/documents/sealed-input.ts";
import { perform } from "../../use-cases/perform.ts";
import type { UseCase } from "../../use-cases/use-case.ts";
import { listCategories, listDepartments, listStaff } from "../lists.ts";
import { staff } from "../model.ts";
import { categoryNames, departmentNames, labelsOfCategories, nameOfPerson } from "../names.ts";
import { numberHolders, openedOrNothing } from "../number-holders.ts";
import { sayStatuses } from "../statuses-in-words.ts";
import { staffDefinition } from "./definition.ts";
import { type LeaderOf, rowOfLeader } from "./leaders.ts";
import { namedPeople } from "./named-people.ts";
import { changedBy, type Draft, differing, draftOf, saysLeft, storedIn } from "./next-person.ts";
import { type LeavingAhead, tellOfStaff } from "./tell-of-staff.ts";

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
  readonly leavingAhead: LeavingAhead;
  /** Gives a department a leader in charge. Out: who that was before. */
  readonly lead: (department: Department, leaderInChargeId: string, caller: Caller) => Promise<Led>;
  /** Gives it back the one before. Errors: `wrong-state` where somebody changed it since. */
  readonly leadAgain: (led: Led, caller: Caller) => Promise<void>;
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
    leaves: (changes) => saysLeft(changes),
    mask: (field, text) => {
      const mask = sealedProperties("Staff")[field];
      return mask === undefined ? text : maskOf(text, mask);
    },
    async present(fields) {
      const isLed = fields.has("leaderInChargeId");
      const led = isLed ? await listDepartments() : [];
      const leaders = new Map(led.map(({ id, leaderInChargeId }) => [id, leaderInChargeId]));
      return (await listStaff()).map((person) => presentOf(person, fields, leaders.get(person.departmentId)));
    },
    async references(fields) {
      const categories = await listCategories();
      const labels = labelsOfCategories(categories);
      return {
        departmentId: (await listDepartments()).map(({ id, name, state, leaderInChargeId }) => ({
          ...{ id, name, isPast: state === "retired" },
          values: { leaderInChargeId },
        })),
        categoryId: categories.map(({ id, name, code, state }) => ({
          ...{ id, name: labels.get(id) ?? name, isPast: state === "retired" },
          also: [name, `${name}（${code}）`],
        })),
        leaderInChargeId: fields.has("leaderInChargeId") ? namedPeople(await listStaff()) : [],
      };
    },
    referenced: { departmentId: "departments", categoryId: "staffCategories", leaderInChargeId: "staff" },
    tellAhead: async (rows, by, alsoLeaving) =>
      (await tellOfStaff(rows, by, acts.leavingAhead, alsoLeaving)).told,
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

function presentOf(
  person: Staff,
  fields: ReadonlySet<string>,
  leaderInChargeId: string | undefined,
): PresentRecord {
  const { id, revision, statuses } = person;
  const values: Record<string, string | boolean | null | undefined> = {
    ...(leaderInChargeId === undefined ? {} : { leaderInChargeId }),
    ...(statuses.length === 0 ? {} : { statuses: sayStatuses(statuses, "zh") }),
  };
  for (const { field, isSealed } of staffDefinition.columns) {
    if (isSealed === true && !fields.has(field)) continue;
    const value: unknown = isSealed === true ? openedOrNothing(person, field) : Reflect.get(person, field);
    if (typeof value === "string" || typeof value === "boolean") values[field] = value;
  }
  return { id, revision, label: nameOfPerson(person), values };
}

async function prepareRows(rows: readonly RowToWrite[], acts: Acts, asking: Caller): Promise<PreparedRows> {
  const { told, leaders, departments, present } = await tellOfStaff(rows, asking.actor, acts.leavingAhead);
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
          told.get(rowId)?.find(({ isNote }) => isNote !== true)?.message);
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
  const idsMade = refuseWithout(rows, { made, leaders }, refused);
  const isWritten = ({ rowId }: { rowId: string }) => !refused.has(rowId);
  const toMake = made.filter(isWritten);
  const toChange = changed.filter(isWritten);
  const toLead = leaders.flatMap((one) => {
    const { departmentId, leader } = one;
    const leaderInChargeId = leader.startsWith("made:") ? idsMade.get(leader) : leader;
    const rowId = rowOfLeader(one, rows, refused);
    return leaderInChargeId === undefined || rowId === undefined
      ? []
      : [{ rowId, departmentId, leaderInChargeId }];
  });
  return {
    refused,
    async write(caller) {
      const written = new Map<string, WrittenRow>();
      const entries: AuditInput[] = [];
      await holders?.claim(claimed);
      const persons = await makePersons(toMake.length);
      const people = await staff.insertMany(
        toMake.map(({ draft }, at) => ({ ...draft, personId: persons[at]?.id ?? "" })),
      );
      for (const [at, person] of people.entries()) {
        const { id, name, revision } = person;
        written.set(toMake[at]?.rowId ?? "", { id, revision });
        entries.push({ action: "staff.create", actor: caller.actor, target: { kind: "staff", id, name } });
      }
      const names = await namesFor(toChange.flatMap(({ before, next }) => [before, next]));
      for (const { rowId, before, next, fields } of toChange) {
        // Of whom only the department has another leader, the record stays as it is.
        if (fields.length === 0) {
          written.set(rowId, { id: before.id, revision: before.revision, before: {} });
          continue;
        }
        const updated = await staff.replace(next);
        await acts.follow(updated, before, caller);
        written.set(rowId, { id: before.id, revision: updated.revision, before: storedIn(before, fields) });
        entries.push(toldChange({ present: before, changed: next, updated }, names, caller));
      }
      if (entries.length > 0) await recordAudits(entries);
      for (const { rowId, departmentId, leaderInChargeId } of toLead) {
        const department = departments.find(({ id }) => id === departmentId);
        const row = written.get(rowId);
        if (department === undefined || row === undefined) continue;
        const led = await acts.lead(department, leaderInChargeId, caller);
        written.set(rowId, withLed(row, led));
      }
      return written;
    },
  };
}

/** Whoever names somebody of the table who is not written is not written either. Out: the ids of those who are made, as rows name them. */
function refuseWithout(
  rows: readonly RowToWrite[],
  {
    made,
    leaders,
  }: {
    readonly made: readonly { readonly rowId: string; readonly draft: Draft }[];
    readonly leaders: readonly LeaderOf[];
  },
  refused: Map<string, BilingualText>,
): ReadonlyMap<string, string> {
  for (;;) {
    const missing = leaders.filter(({ needsRow, leaderRow = "" }) => needsRow && refused.has(leaderRow));
    const lost = new Set(missing.flatMap(({ saidBy }) => [...saidBy]));
    const ids: ReadonlyMap<string, string> = new Map(
      made.flatMap(({ rowId, draft }) =>
        refused.has(rowId) ? [] : [[`made:${nameOfPerson(draft)}`, draft.id] as const],
      ),
    );
    const without = rows.filter(({ rowId, values: { leaderInChargeId: leader } }) => {
      const isMade = typeof leader === "string" && leader.startsWith("made:");
      return ((isMade && !ids.has(leader)) || lost.has(rowId)) && !refused.has(rowId);
    });
    if (without.length === 0) return ids;
    for (const { rowId } of without) refused.set(rowId, noLeader);
  }
}

/** What is kept of a row beside the record's own attributes, to be taken back. */
interface Besides {
  /** The record was made. */
  readonly isMade?: true;
  /** Departments that got another leader in charge with it: who that was, and the revision since. */
  readonly led?: readonly Led[];
}

interface Led {
  readonly departmentId: string;
  readonly leaderInChargeId: string | null;
  readonly revision: number;
}

function withLed({ before, ...row }: WrittenRow, led: Led): WrittenRow {
  const { led: others = [], ...rest }: Besides = before ?? { isMade: true };
  return { ...row, before: { ...rest, led: [...others, led] } };
}

async function undoRow({ id, revision, before = { isMade: true } }: WrittenRow, caller: Caller, acts: Acts) {
  const { led = [], isMade, ...stored }: Besides = before;
  const present = await staff.get(id);
  if (present.revision !== revision) throw changedSince();
  for (const one of led) await acts.leadAgain(one, caller);
  if (isMade === true) {
    await perform(acts.removeStaff, { id, revision }, caller);
    return;
  }
  if (Object.keys(stored).length === 0) return;
  const next: Record<string, unknown> = { ...present };
  const sealed = sealedProperties("Staff");
  for (const [field, value] of Object.entries(stored)) {
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

const noLeader: BilingualText = {
  zh: "表中填的分管领导没有写入，因此这一行也没有写入",
  en: "its leader in charge, of the same table, was not written: neither was this",
};

const otherNow: BilingualText = {
  zh: "预览之后有人改动了这条记录，没有写入",
  en: "somebody changed the record since the preview: it was not written",
};
