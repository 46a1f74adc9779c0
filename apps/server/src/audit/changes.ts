import type { AuditChange, AuditTarget } from "@duheng/contracts";
import { isPlain } from "../database/tenancy/rewrite-filter.ts";

/** What a trail says of an attribute: a single value, or nothing. */
type Said = AuditChange["before"];

const longest = 500;
const most = 50;

/** Attributes that the program keeps for itself. */
const kept = new Set(["id", "tenantId", "revision", "createdAt", "updatedAt"]);

/** Single values that differ between two states of a document, for the trail; what is not a single value is left out. */
export function changesBetween(before: unknown, after: unknown): AuditChange[] {
  if (!isPlain(before) || !isPlain(after)) return [];
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...fields]
    .filter((field) => !kept.has(field))
    .flatMap((field) => {
      const [was, is] = [said(before[field]), said(after[field])];
      return was === undefined || is === undefined || was === is ? [] : [{ field, before: was, after: is }];
    })
    .slice(0, most);
}

/** Changes one after the other as one: from the first before to the last after; what came back is none. */
export function joinedChanges(first: readonly AuditChange[], then: readonly AuditChange[]): AuditChange[] {
  const fields = new Map(first.map((change) => [change.field, change]));
  for (const change of then) {
    const { before } = fields.get(change.field) ?? change;
    fields.set(change.field, { ...change, before });
  }
  return [...fields.values()].filter(({ before, after }) => before !== after).slice(0, most);
}

/** What people call a document: the person that a paper is about, else its name or title. */
function nameOf(document: unknown): string | undefined {
  if (!isPlain(document)) return undefined;
  const { snapshot, name: own, title, formTitle, document: inner, indicator } = document;
  const names: unknown[] = [nameOf(snapshot), own, title, formTitle, nameOf(inner), nameOf(indicator)];
  const name = names.find((each) => typeof each === "string" && each !== "");
  return typeof name === "string" ? name.slice(0, 200) : undefined;
}

/** A target with the name of its document, where it has one. */
export function named(target: AuditTarget, document: unknown): AuditTarget {
  const name = target.name ?? nameOf(document);
  return name === undefined ? target : { ...target, name };
}

function said(value: unknown): Said | undefined {
  if (value === undefined || value === null) return null;
  if (typeof value === "string") return value.slice(0, longest);
  return typeof value === "number" || typeof value === "boolean" ? value : undefined;
}
