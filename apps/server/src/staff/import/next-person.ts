import { isDeepStrictEqual } from "node:util";
import type { Staff } from "@duheng/contracts";
import type { Values } from "@duheng/imports";
import type { staff } from "../model.ts";
import { statusesIn } from "../statuses-in-words.ts";

export type Draft = Omit<Parameters<typeof staff.insert>[0], "personId"> & { id: string };

/** What a row says of the record itself: who is in charge is the department's. */
export function ownValues({ leaderInChargeId: _leader, ...values }: Values): Values {
  return values;
}

/** Whether a row says that somebody has left; a day that is planned already says nothing new. */
export function saysLeft({ state, leftOn }: Values, before?: Pick<Staff, "leftOn">): boolean {
  return state === "left" || (typeof leftOn === "string" && leftOn !== before?.leftOn);
}

/** A new record as its row says it. */
export function draftOf(id: string, values: Values): Draft {
  const given = Object.fromEntries(
    Object.entries(ownValues(values)).filter(([, value]) => value !== null && value !== undefined),
  );
  const { number = "", name = "", departmentId = "", categoryId = "", statuses } = given;
  return {
    isLeader: false,
    state: given.leftOn === undefined ? "active" : "left",
    ...given,
    id,
    number: String(number),
    name: String(name),
    departmentId: String(departmentId),
    categoryId: String(categoryId),
    statuses: statusesIn(typeof statuses === "string" ? statuses : "", []),
  } as Draft;
}

/** A record with what its row gives it instead. */
export function changedBy(before: Staff, values: Values): Staff {
  const next: Record<string, unknown> = { ...before };
  for (const [field, value] of Object.entries(ownValues(values))) {
    if (value === undefined) continue;
    if (field === "statuses") next.statuses = statusesIn(String(value ?? ""), before.statuses);
    else if (value === null) delete next[field];
    else next[field] = value;
  }
  // A day of leaving is past: whoever has one has left. Who is back has not left.
  if (saysLeft(values, before)) next.state = "left";
  if (values.state === "active" && before.state === "left" && values.leftOn === undefined) delete next.leftOn;
  return next as unknown as Staff;
}

/** The attributes in which two states of a record differ. */
export function differing(before: Staff, next: Staff): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(next)]);
  return [...names].filter((name) => !isDeepStrictEqual(Reflect.get(before, name), Reflect.get(next, name)));
}

/** What was stored of some attributes; null: nothing. */
export function storedIn(person: Staff, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field, Reflect.get(person, field) ?? null]));
}
