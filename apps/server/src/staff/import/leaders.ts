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
  /** The rows that change it: the same in all, as the preview holds them to it. */
  readonly saidBy: ReadonlySet<string>;
  /** The row that is about the leader, where there is one. */
  readonly leaderRow?: string;
  /** Without that row there is nobody who could be in charge: it makes the leader, or says that he is back. */
  readonly needsRow: boolean;
}

/**
 * A table of people names beside each who is in charge of the department: what of a change cannot be is told at its row (somebody
 * himself, two who are in charge of one another, somebody who left), and of each department whose leader in charge is another than now
 * it is said who that is. Cells that change nothing, as the preview shows it, say nothing here.
 */
export function leadersIn(
  rows: readonly RowToWrite[],
  { departments, people }: Known,
): { readonly told: ReadonlyMap<string, ToldAhead>; readonly leaders: readonly LeaderOf[] } {
  const now = new Map(departments.map(({ id, leaderInChargeId }) => [id, leaderInChargeId]));
  const next = new Map<string, { readonly leader: string; readonly saidBy: string[] }>();
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
    if (!row.changes.includes("leaderInChargeId")) return [];
    const departmentId = departmentIn(row, people);
    return typeof leader === "string" && departmentId !== undefined ? [{ row, leader, departmentId }] : [];
  });
  for (const { row, leader, departmentId } of asked) {
    const before = next.get(departmentId);
    const leaderRow = whoIs.get(leader);
    const hasLeft =
      (people.get(leader)?.state === "left" && !isBack(leaderRow)) ||
      (leaderRow !== undefined && saysLeft(leaderRow.values, people.get(leader)));
    if (leader === selfOf(row)) told.set(row.rowId, at("leads-himself", himself));
    else if (hasLeft && now.get(departmentId) !== leader)
      told.set(row.rowId, at("has-left", left(called(leader))));
    else if (before?.leader === leader) before.saidBy.push(row.rowId);
    else next.set(departmentId, { leader, saidBy: [row.rowId] });
  }
  const leaderOf = (departmentId: string) => next.get(departmentId)?.leader ?? now.get(departmentId);
  for (const { row, leader } of asked)
    if (!told.has(row.rowId) && leaderOf(departmentOf(leader)) === selfOf(row))
      told.set(row.rowId, at("lead-one-another", oneAnother(called(leader))));
  return {
    told,
    leaders: [...next].flatMap(([departmentId, { leader, saidBy }]) => {
      if (now.get(departmentId) === leader) return [];
      const leaderRow = whoIs.get(leader);
      const isMissing = leader.startsWith("made:") || people.get(leader)?.state === "left";
      const about = leaderRow === undefined ? {} : { leaderRow: leaderRow.rowId };
      return [{ departmentId, leader, saidBy: new Set(saidBy), ...about, needsRow: isMissing }];
    }),
  };
}

/**
 * With which row another leader in charge is written, and taken back: the last that is written of those that say it and of that about
 * the leader, who must be there before. undefined: none that says it is written.
 */
export function rowOfLeader(
  { saidBy, leaderRow }: LeaderOf,
  rows: readonly RowToWrite[],
  refused: { readonly has: (rowId: string) => boolean },
): string | undefined {
  const written = rows.filter(({ rowId }) => !refused.has(rowId));
  if (!written.some(({ rowId }) => saidBy.has(rowId))) return undefined;
  return written.findLast(({ rowId }) => saidBy.has(rowId) || rowId === leaderRow)?.rowId;
}

function isBack(row: RowToWrite | undefined): boolean {
  return row?.values.state === "active";
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

function oneAnother(leader: string): BilingualText {
  return { zh: `与${leader}互为分管领导，请核对`, en: `and ${leader} would be in charge of one another` };
}
