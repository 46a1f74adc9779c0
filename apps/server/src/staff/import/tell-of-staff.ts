import { setImmediate as breathe } from "node:timers/promises";
import type { BilingualText, Department, Problem, Staff } from "@duheng/contracts";
import { ValidationError, validators } from "@duheng/contracts";
import type { Values } from "@duheng/imports";
import type { RowToWrite, ToldAhead } from "../../import-kinds/import-kind.ts";
import { newImpossibleDays } from "../impossible-days.ts";
import { listCategories, listDepartments } from "../lists.ts";
import { staff } from "../model.ts";
import { type LeaderOf, leadersIn } from "./leaders.ts";
import { changedBy, draftOf, ownValues, saysLeft } from "./next-person.ts";

/** Rows that are judged before others have their turn. */
const atOnce = 500;

/** What follows when people leave without more being said; asked for several at once. Out: by staff id. */
export type LeavingAhead = (
  leaving: readonly { readonly person: Staff; readonly leftOn: string }[],
  by: { readonly userId: string },
  alsoLeaving: ReadonlySet<string>,
) => Promise<ReadonlyMap<string, { readonly refusal?: BilingualText; readonly ended: readonly string[] }>>;

/** What is told of rows about people, and what was read for it. */
export interface ToldOfStaff {
  readonly told: ReadonlyMap<string, readonly ToldAhead[]>;
  readonly leaders: readonly LeaderOf[];
  readonly departments: readonly Department[];
  /** The records that rows are about, as they are now. */
  readonly present: ReadonlyMap<string, Staff>;
}

/**
 * All that is refused of rows about people, by what is there now: asked for the preview and, of the rows of a part, once more when they
 * are written, so that neither refuses what the other does not.
 */
export async function tellOfStaff(
  rows: readonly RowToWrite[],
  by: { readonly userId: string },
  leavingAhead: LeavingAhead,
  alsoLeaving: ReadonlySet<string> = new Set(),
): Promise<ToldOfStaff> {
  const departments = await listDepartments();
  const retired = new Map(
    [...departments, ...(await listCategories())].flatMap(({ id, name, state }) =>
      state === "retired" ? [[id, name] as const] : [],
    ),
  );
  const people = await peopleIn(rows);
  const beforeOf = ({ target }: RowToWrite) => (target === undefined ? undefined : people.get(target.id));
  const leaving = rows.flatMap((row) => {
    const person = beforeOf(row);
    if (person?.state !== "active" || !saysLeft(row.values, person)) return [];
    const { leftOn } = row.values;
    return [{ person, leftOn: typeof leftOn === "string" ? leftOn : "" }];
  });
  const ahead = await leavingAhead(leaving, by, alsoLeaving);
  const { told: toldOfLeaders, leaders } = leadersIn(rows, { departments, people });
  const told = new Map<string, readonly ToldAhead[]>();
  for (const [at, row] of rows.entries()) {
    if (at % atOnce === atOnce - 1) await breathe();
    const before = beforeOf(row);
    const leader = toldOfLeaders.get(row.rowId);
    const all = [
      ...retiredIn(row.values, before, retired),
      ...wrongIn(row.values, before),
      ...(before?.state === "active" && saysLeft(row.values, before)
        ? toldOfLeaving(row.values, ahead.get(before.id))
        : []),
      ...(leader === undefined ? [] : [leader]),
    ];
    if (all.length > 0) told.set(row.rowId, all);
  }
  return { told, leaders, departments, present: people };
}

async function peopleIn(rows: readonly RowToWrite[]): Promise<ReadonlyMap<string, Staff>> {
  const ids = new Set(
    rows.flatMap(({ target, values: { leaderInChargeId: leader } }) => [
      ...(target === undefined ? [] : [target.id]),
      ...(typeof leader === "string" && !leader.startsWith("made:") ? [leader] : []),
    ]),
  );
  return new Map((await staff.getMany([...ids])).map((one) => [one.id, one]));
}

/** Nobody is put where nobody is put any more; who is there stays. */
function retiredIn(
  values: Values,
  before: Staff | undefined,
  retired: ReadonlyMap<string, string>,
): ToldAhead[] {
  return (["departmentId", "categoryId"] as const).flatMap((field) => {
    const id = values[field];
    const name = typeof id === "string" && id !== before?.[field] ? retired.get(id) : undefined;
    if (name === undefined) return [];
    const message = {
      zh: `“${name}”已停用，请另选一个，或先恢复它`,
      en: `“${name}” is retired: choose another, or restore it first`,
    };
    return [{ field, code: "retired-reference", message }];
  });
}

/** What a single record's form would refuse. */
function wrongIn(values: Values, before: Staff | undefined): ToldAhead[] {
  const { number, name, departmentId, categoryId } = { ...before, ...values };
  const given = Object.entries(ownValues(values)).filter(
    ([field, value]) => value !== null && field !== "statuses",
  );
  const next = before === undefined ? draftOf("new", values) : changedBy(before, values);
  return [
    ...problemsOf({
      ...Object.fromEntries(given),
      ...{ number, name, departmentId: idOf(departmentId), categoryId: idOf(categoryId) },
    }),
    ...newImpossibleDays(next as Staff, before),
  ].map(toldAt);
}

/** A record that is made with the import has its id then. */
function idOf(value: unknown): unknown {
  return typeof value === "string" && value.startsWith("made:") ? "made" : value;
}

function problemsOf(input: unknown): readonly Problem[] {
  try {
    validators.StaffInput.parse(input);
    return [];
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    return error.problems;
  }
}

function toldAt({ path, code, message }: Problem): ToldAhead {
  const field = path.split("/")[1] ?? "";
  return { ...(/^[a-z][A-Za-z]*$/.test(field) ? { field } : {}), code, message };
}

function toldOfLeaving(
  { leftOn }: Values,
  ahead: { readonly refusal?: BilingualText; readonly ended: readonly string[] } | undefined,
): ToldAhead[] {
  const { refusal, ended = [] } = ahead ?? {};
  if (refusal !== undefined)
    return [
      { field: typeof leftOn === "string" ? "leftOn" : "state", code: "cannot-leave", message: refusal },
    ];
  if (ended.length === 0) return [];
  const message = {
    zh: `其在“${ended.join("、")}”中的考核将就此结束，不定等次`,
    en: `the papers in ${ended.join(", ")} end without a grade`,
  };
  return [{ code: "papers-end", message, isNote: true }];
}
