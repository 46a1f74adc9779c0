import type { IndicatorGroup, Points } from "@duheng/contracts";
import type { CellMessage } from "../../table/cells/cell-message.ts";
import {
  givesPoints,
  noPoints,
  type PointsReading,
  readPoints,
  showPoints,
} from "../../table/cells/read-points.ts";
import { isBlankWord } from "../../table/cells/words.ts";
import { spreadEvenly } from "../../table/points/share-out.ts";
import { ofHundred, readAmount } from "../sheet/amounts.ts";
import type { ImportRow } from "../sheet/read-rows.ts";
import { isOnTop } from "./import-sums.ts";
import * as messages from "./say-guess.ts";

/** What becomes of points that several rows have in common. */
export type OnShared = "even" | "none";

/** Points in common: where they stand, how many, and the rows that have them, for people and by their keys. */
export interface SharedPoints {
  readonly place: string;
  readonly text: string;
  readonly lines: readonly number[];
  readonly keys: readonly number[];
}

/** What a row's points come to. */
export interface SettledPoints {
  /** Undefined where the file says nothing that can be read. */
  readonly points: Points | undefined;
  /** As it stands in the file, where it could not be read. */
  readonly unread: string | undefined;
  /** What was guessed, or is missing. */
  readonly guess: CellMessage | undefined;
  /** What the points alone do not hold of the text, for the description. */
  readonly rest: string | undefined;
}

/** The points that rows have in common: one cell beside several indicators, or the group's where no row has its own. */
export function sharedPoints(rows: readonly ImportRow[]): SharedPoints[] {
  const found = new Map<string, { text: string; lines: number[]; keys: number[] }>();
  const hasOwn = new Set(rows.filter((row) => !isBlankWord(row.texts.points ?? "")).map((row) => row.group));
  for (const row of rows) {
    const ofGroup =
      row.group !== "" &&
      row.groupPoints !== undefined &&
      !hasOwn.has(row.group) &&
      !isOnTop({ kind: row.groupKind });
    const place = row.sharedAt ?? (ofGroup ? row.group : undefined);
    if (place === undefined) continue;
    const text = row.sharedAt === undefined ? String(row.groupPoints) : (row.texts.points ?? "");
    const known = found.get(place) ?? { text, lines: [], keys: [] };
    known.lines.push(row.line);
    known.keys.push(row.key);
    found.set(place, known);
  }
  const merged = new Set(rows.map((row) => row.sharedAt));
  return [...found].flatMap(([place, { text, lines, keys }]) =>
    isBlankWord(text) || (lines.length < 2 && merged.has(place)) ? [] : [{ place, text, lines, keys }],
  );
}

/** Settles the points of a row beside the kind of its group, and its share of points in common. */
export function settlePoints(
  row: ImportRow,
  kind: IndicatorGroup["kind"],
  shared: SharedPoints | undefined,
  onShared: OnShared,
): SettledPoints {
  if (shared !== undefined) return share(row, kind, shared, onShared);
  const text = row.texts.points ?? "";
  if (isBlankWord(text) || /^[-－–—/\\]+$/.test(text.trim()))
    return { ...nothing, guess: messages.none(text.trim()) };
  const reading = readOf(row, text);
  if (reading.points === undefined) return { ...nothing, unread: text, guess: undefined };
  const turned = byKind(reading.points, kind);
  const rest = reading.message === undefined || row.isFraction ? undefined : text;
  if (turned === undefined)
    return { points: reading.points, unread: undefined, guess: reading.message, rest };
  const guess = reading.message ?? messages.byGroup(text, showPoints(turned), kind === "additions");
  return { points: turned, unread: undefined, guess, rest };
}

const nothing: SettledPoints = { points: undefined, unread: undefined, guess: undefined, rest: undefined };

function share(
  row: ImportRow,
  kind: IndicatorGroup["kind"],
  { place, text, lines, keys }: SharedPoints,
  onShared: OnShared,
): SettledPoints {
  const reading = readOf(row, text);
  if (reading.points === undefined) return { ...nothing, unread: text };
  if (onShared === "none")
    return { ...nothing, points: noPoints, guess: messages.shareLeft(place, text, lines) };
  const whole = byKind(reading.points, kind) ?? reading.points;
  const at = keys.indexOf(row.key);
  const part = (size: number) =>
    size === 0 ? 0 : Math.sign(size) * (spreadEvenly(Math.abs(size), lines.length, 2)?.[at] ?? 0);
  const points: Points =
    whole.kind === "fixed"
      ? { kind: "fixed", full: part(whole.full) }
      : { kind: "floating", min: part(whole.min), max: part(whole.max) };
  if (!givesPoints(whole) || (points.kind === "fixed" && points.full === 0))
    return { ...nothing, guess: messages.none(text) };
  return { ...nothing, points, guess: messages.shared(place, text, lines, showPoints(points)) };
}

function readOf({ isFraction }: ImportRow, text: string): PointsReading {
  const part = isFraction ? readAmount(text) : undefined;
  if (part === undefined) return readPoints(text);
  const full = ofHundred(part);
  return { points: { kind: "fixed", full }, message: messages.fraction(text, full) };
}

/** In a group of additions all points are added, in one of deductions all are taken off, whatever sign was written. */
function byKind(points: Points, kind: IndicatorGroup["kind"]): Points | undefined {
  if (kind !== "additions" && kind !== "deductions") return undefined;
  if (points.kind === "fixed")
    return kind === "additions"
      ? { kind: "floating", min: 0, max: points.full }
      : { kind: "floating", min: -points.full, max: 0 };
  if (kind === "deductions" && points.min === 0 && points.max > 0)
    return { kind: "floating", min: -points.max, max: 0 };
  return undefined;
}
