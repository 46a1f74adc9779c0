import type { BilingualText, Department, Staff } from "@duheng/contracts";
import type { RowToWrite, ToldAhead } from "../../import-kinds/import-kind.ts";
import { nameOfPerson } from "../names.ts";
import { saysLeft } from "./next-person.ts";

/** What is known of departments and people when a table says who is in charge. */
interface Known {
  readonly departments: readonly Department[];
  /** Those whom rows are about, and those whom they name. */
  readonly people: ReadonlyMap<string, Staff>;
}

/** Who is in charge of a department from now on. */
export interface LeaderOf {
  readonly departmentId: string;
  /** A record's id, or `made:<name>` of one of the table. */
  readonly leader: string;
  /** The row with which it is written, and taken back: the last one that says it, or that makes the leader. */
  readonly rowId: string;
}

/**
 * A table of people names beside each who is in charge of the department: what cannot be is told at its row (somebody himself, two who
 * are in charge of one another, somebody who left, two for one department), and of each department whose leader in charge is another
 * than now it is said who that is.
 */
export function leadersIn(
  rows: readonly RowToWrite[],
  { departments, people }: Known,
): { readonly told: ReadonlyMap<string, ToldAhead>; readonly leaders: readonly LeaderOf[] } {
  const now = new Map(departments.map(({ id, leaderInChargeId }) => [id, leaderInChargeId]));
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  const next = new Map<string, LeaderOf>();
  const told = new Map<string, ToldAhead>();
  const whoIs = new Map(rows.map((row) => [selfOf(row), row]));
  const departmentOf = (who: string) =>
    departmentIn(whoIs.get(who), people) ?? people.get(who)?.departmentId ?? "";
  const called = (who: string) => {
    const person = people.get(who);
    return person === undefined ? who.replace(/^made:/, "") : nameOfPerson(person);
  };
  const asked = rows.flatMap((row) => {
    const { leaderInChargeId: leader } = row.values;
    const departmentId = departmentIn(row, people);
    return typeof leader === "string" && departmentId !== undefined ? [{ row, leader, departmentId }] : [];
  });
  for (const { row, leader, departmentId } of asked) {
    const before = next.get(departmentId);
    const leaderRow = whoIs.get(leader);
    const hasLeft =
      (people.get(leader)?.state === "left" && leaderRow?.values.state !== "active") ||
      (leaderRow !== undefined && saysLeft(leaderRow.values));
    if (leader === selfOf(row)) told.set(row.rowId, at("leads-himself", himself));
    else if (hasLeft && now.get(departmentId) !== leader)
      told.set(row.rowId, at("has-left", left(called(leader))));
    else if (before !== undefined && before.leader !== leader) {
      const name = names.get(departmentId) ?? departmentId.replace(/^made:/, "");
      told.set(row.rowId, at("two-leaders", twoLeaders(name, called(before.leader))));
    } else next.set(departmentId, { departmentId, leader, rowId: row.rowId });
  }
  const leaderOf = (departmentId: string) => next.get(departmentId)?.leader ?? now.get(departmentId);
  for (const { row, leader } of asked)
    if (!told.has(row.rowId) && leaderOf(departmentOf(leader)) === selfOf(row))
      told.set(row.rowId, at("lead-one-another", oneAnother(called(leader))));
  const order = new Map(rows.map(({ rowId }, place) => [rowId, place]));
  const later = (one: string, other: string | undefined) =>
    other !== undefined && (order.get(other) ?? 0) > (order.get(one) ?? 0) ? other : one;
  return {
    told,
    leaders: [...next.values()]
      .filter(({ departmentId, leader, rowId }) => now.get(departmentId) !== leader && !told.has(rowId))
      .map((one) => ({ ...one, rowId: later(one.rowId, whoIs.get(one.leader)?.rowId) })),
  };
}

/** How rows name whom a row is about. */
function selfOf({ target, values: { name = "", number = "" } }: RowToWrite): string {
  return target?.id ?? `made:${name}（${number}）`;
}

function departmentIn(row: RowToWrite | undefined, people: ReadonlyMap<string, Staff>): string | undefined {
  const said = row?.values.departmentId;
  if (typeof said === "string") return said;
  return row?.target === undefined ? undefined : people.get(row.target.id)?.departmentId;
}

function at(code: string, message: BilingualText): ToldAhead {
  return { field: "leaderInChargeId", code, message };
}

const himself: BilingualText = {
  zh: "分管领导不能是本人",
  en: "nobody is his own leader in charge",
};

function left(name: string): BilingualText {
  return { zh: `${name}已离开，请填写在职人员`, en: `${name} has left: name somebody who is here` };
}

function twoLeaders(department: string, leader: string): BilingualText {
  return {
    zh: `同一科室只有一位分管领导，前面的行里“${department}”填的是${leader}`,
    en: `a department has one leader in charge: a row above says ${leader} of ${department}`,
  };
}

function oneAnother(leader: string): BilingualText {
  return { zh: `与${leader}互为分管领导，请核对`, en: `and ${leader} would be in charge of one another` };
}
