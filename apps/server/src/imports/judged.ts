import type { ImportChange, ImportRow } from "@duheng/contracts";
import { changesOf, columnOf, type PresentRecord, type Values, type Verdict } from "@duheng/imports";
import type { ImportKind, ReferencedRecord, ToldAhead } from "../import-kinds/import-kind.ts";
import { maskText } from "./mask-text.ts";
import type { Settings } from "./reading.ts";
import { withTold } from "./tell-ahead.ts";

/** What becomes of a row, as it is kept. */
export type Judged = Pick<
  ImportRow,
  "verdict" | "label" | "targetId" | "targetRevision" | "changes" | "problems" | "candidates"
>;

/** What stands beside the table. */
export const nothing: Judged = { verdict: "beside", label: "", changes: [], problems: [], candidates: [] };

/** A value in words; undefined: there is none. */
export type Say = (field: string, value: string | boolean | null) => string | undefined;

/** How values of a kind are said, with the names of what they refer to. */
export function sayingOf(
  kind: ImportKind,
  references: Readonly<Record<string, readonly ReferencedRecord[]>>,
): Say {
  const names = namesOf(references);
  return (field, value) => said(kind, names, field, value);
}

/** A row's verdict as it is kept: in words, sealed values as masks. */
export function judged(kind: ImportKind, verdict: Verdict, values: Values, say: Say): Judged {
  const { present, problems, candidates } = verdict;
  return {
    verdict: verdict.verdict,
    label: (present?.label ?? labelOf(kind, values)).slice(0, 200),
    ...(present === undefined ? {} : { targetId: present.id, targetRevision: present.revision }),
    changes: changesIn(verdict.changes, say),
    problems: problems.map(({ nearest, ...one }) => ({
      ...one,
      ...(nearest === undefined ? {} : { nearest: nearest.map((name) => name.slice(0, 200)) }),
    })),
    candidates: candidates.slice(0, 20).map(({ id, label }) => ({ id, label: label.slice(0, 200) })),
  };
}

/** Of those whom no row is about: who is gone by it. Whoever had left before is not gone now. */
export function goneIn(
  kind: ImportKind,
  { isComplete, goneOn }: Settings,
  gone: readonly PresentRecord[],
): readonly PresentRecord[] {
  if (!isComplete || kind.gone === undefined) return [];
  if (goneOn === undefined && kind.isGoneAtOnce !== true) return [];
  return gone.filter(({ values }) => kind.isThere(values));
}

export function goneOf(
  kind: ImportKind,
  { goneOn = "" }: Settings,
  present: PresentRecord,
  told: readonly ToldAhead[] | undefined,
  say: Say,
): Judged {
  const changes = changesOf(kind.gone?.(goneOn) ?? {}, present.values);
  const verdict = { row: 0, verdict: "new", present, changes, problems: [], candidates: [] } as const;
  const whole = judged(kind, withTold(verdict, told), {}, say);
  return whole.verdict === "new" ? { ...whole, verdict: "gone" } : whole;
}

/** Somebody who is in no row, and stays. */
export function stayingOf({ id, revision, label }: PresentRecord): Judged {
  const nobody = { changes: [], problems: [], candidates: [] };
  return {
    verdict: "leftOut",
    label: label.slice(0, 200),
    targetId: id,
    targetRevision: revision,
    ...nobody,
  };
}

function changesIn(changes: Verdict["changes"], say: Say): ImportChange[] {
  return changes.map(({ field, before, after }) => {
    const [was, is] = [say(field, before), say(field, after)];
    return {
      field,
      ...(was === undefined ? {} : { before: was.slice(0, 500) }),
      ...(is === undefined ? {} : { after: is.slice(0, 500) }),
    };
  });
}

/** A record as people know it, by its name and number: 甲（001）. */
function labelOf(kind: ImportKind, values: Values): string {
  const { weakKey, strongKeys } = kind.definition;
  const shown = (value: Values[string]) => (typeof value === "string" ? maskText(kind, value) : "");
  const number = shown(values[strongKeys[0] ?? ""]);
  const name = shown(values[weakKey]);
  return number === "" ? name : `${name}（${number}）`;
}

function said(
  kind: ImportKind,
  names: ReadonlyMap<string, string>,
  field: string,
  value: string | boolean | null,
): string | undefined {
  if (value === null) return undefined;
  if (typeof value === "boolean") return String(value);
  const { isSealed, content } = columnOf(kind.definition, field);
  if (isSealed === true) return kind.mask(field, value);
  return content.kind === "reference"
    ? (names.get(value) ?? value.replace(/^made:/, ""))
    : maskText(kind, value);
}

function namesOf(references: Readonly<Record<string, readonly ReferencedRecord[]>>): Map<string, string> {
  return new Map(
    Object.values(references).flatMap((records) =>
      records.map(({ id, name }): [string, string] => [id, name]),
    ),
  );
}
