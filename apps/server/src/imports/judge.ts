import { setImmediate as breathe } from "node:timers/promises";
import type { Import, ImportChange, ImportCounts, ImportRow, ImportUnknown } from "@duheng/contracts";
import {
  changesOf,
  columnOf,
  comparable,
  type Headings,
  isBeside,
  keyFields,
  looksSealed,
  normalText,
  type PresentRecord,
  type Reading,
  type Referred,
  RowMatcher,
  readRow,
  referencesTo,
  severalReferences,
  type Values,
  type Verdict,
} from "@duheng/imports";
import type { ImportKind, ReferencedRecord, ToldAhead } from "../import-kinds/import-kind.ts";
import { learnNames, madeReference, namesOneAnother } from "./learn-names.ts";
import { maskText } from "./mask-text.ts";
import { leavingBy, tellOfGone, tellOfRows, withTold } from "./tell-ahead.ts";

/** A row as it is kept, open. */
export interface OpenRow extends Pick<ImportRow, "row" | "choice" | "isLeftOut"> {
  readonly cells: readonly string[];
}

/** How an import is to be read: what its page lets people set. */
export type Settings = Pick<
  Import,
  "headingRows" | "columns" | "blanksClear" | "isComplete" | "goneOn" | "unknown" | "by"
>;

/** What becomes of a row, as it is kept. */
export type Judged = Pick<
  ImportRow,
  "verdict" | "label" | "targetId" | "targetRevision" | "changes" | "problems" | "candidates"
>;

/** Rows that name one another are looked at together, and written so. */
export const mostTogether = 5_000;

/** Rows that are looked at before others have their turn. */
const atOnce = 500;

/** What is known once all rows are judged. */
export interface Judgement {
  /** Of those who are gone without a row. */
  readonly gone: readonly Judged[];
  readonly counts: ImportCounts;
  readonly unknown: ImportUnknown[];
}

/** Names of references that are told, each once: more are a column that was mapped wrongly. */
const mostUnknown = 500;

/**
 * Says what becomes of the rows of an import, as its settings say and against what is there now. All rows come twice, some at a time
 * and in their order, so that of a long table only what tells them apart is held: first to `gather`, then to `judge`. Writes nothing.
 */
export async function startJudging(kind: ImportKind, settings: Settings): Promise<Judging> {
  return new Judging(kind, settings, await kind.references(fieldsRead(settings)));
}

export class Judging {
  readonly #kind: ImportKind;
  readonly #settings: Settings;
  readonly #reading: Reading;
  readonly #headings: Headings;
  readonly #say: Say;
  /** Of each row the cells that tell rows apart, and how these are read. */
  readonly #gathered: OpenRow[] = [];
  readonly #referred: Referred;
  readonly #keyColumns: readonly number[];
  readonly #keyReading: Reading;
  #matcher: RowMatcher | undefined;
  readonly #unknown = new Map<string, ImportUnknown>();
  readonly #counts: ImportCounts = { ...noRows };
  #staying: ReadonlySet<string> = new Set();
  /** Who leaves by the rows that were judged. */
  readonly #leaving = new Set<string>();

  constructor(
    kind: ImportKind,
    settings: Settings,
    references: Readonly<Record<string, readonly ReferencedRecord[]>>,
  ) {
    this.#kind = kind;
    this.#settings = settings;
    this.#reading = readingOf(settings, references);
    this.#headings = headingsIn(settings);
    this.#referred = referredIn(kind, references);
    const names = namesOf(references);
    this.#say = (field, value) => said(kind, names, field, value);
    const keys = keyFields(kind.definition);
    const { fields } = this.#reading;
    this.#keyColumns = fields.flatMap((field, at) => (field !== undefined && keys.has(field) ? [at] : []));
    this.#keyReading = { ...this.#reading, fields: this.#keyColumns.map((at) => fields[at]) };
  }

  /** How many rows it takes at a time: where rows name one another, as many as are written together. */
  get rowsAtOnce(): number {
    return namesOneAnother(this.#kind, this.#settings.columns) ? mostTogether : 1_000;
  }

  /** Who is in no row, and is left as he is. */
  stay(ids: ReadonlySet<string>): void {
    this.#staying = ids;
  }

  gather(rows: readonly OpenRow[]): void {
    for (const { row, cells, isLeftOut, choice } of rows) {
      if (isLeftOut === true || this.#isBeside({ row, cells })) continue;
      const keys = this.#keyColumns.map((at) => cells[at] ?? "");
      this.#gathered.push({ row, cells: keys, ...(choice === undefined ? {} : { choice }) });
    }
  }

  /** Once all rows are gathered. Out: what becomes of each, in the same order. */
  async judge(rows: readonly OpenRow[]): Promise<Judged[]> {
    this.#matcher ??= await this.#startMatching();
    const read = rows.map((row) => {
      if (this.#isBeside(row)) return undefined;
      const of = readRow(this.#kind.definition, this.#reading, row.cells);
      countUnknown(this.#unknown, this.#kind.definition, this.#settings, this.#reading, row, of.problems);
      return {
        ...of,
        row: row.row,
        ...(row.isLeftOut === undefined ? {} : { isLeftOut: true }),
        ...(row.choice === undefined ? {} : { choice: choiceOf(row.choice) }),
      };
    });
    const verdicts = this.#matcher.match(read.filter((one) => one !== undefined));
    const values = new Map(
      read.flatMap((one) => (one === undefined ? [] : [[one.row, one.values] as const])),
    );
    const of = { by: this.#settings.by, leaving: this.#leaving };
    const told = await tellOfRows(this.#kind, verdicts, values, of);
    const byRow = new Map(verdicts.map((one) => [one.row, withTold(one, told.get(String(one.row)))]));
    for (const id of leavingBy(this.#kind, [...byRow.values()])) this.#leaving.add(id);
    return read.map((one) => {
      const verdict = byRow.get(one?.row ?? -1);
      if (one === undefined || verdict === undefined) return nothing;
      this.#counts[verdict.verdict] += 1;
      return judged(this.#kind, verdict, one.values, this.#say);
    });
  }

  /** Once all rows are judged. */
  async conclude(): Promise<Judgement> {
    this.#matcher ??= await this.#startMatching();
    const missing = goneIn(this.#kind, this.#settings, this.#matcher.gone());
    const leaving = missing.filter(({ id }) => !this.#staying.has(id));
    const told = await tellOfGone(this.#kind, leaving, this.#settings, this.#leaving);
    const gone = missing.map((one) =>
      this.#staying.has(one.id)
        ? stayingOf(one)
        : goneOf(this.#kind, this.#settings, one, told.get(one.id), this.#say),
    );
    for (const { verdict } of gone) if (verdict !== "beside") this.#counts[verdict] += 1;
    return {
      gone,
      counts: { ...this.#counts },
      unknown: [...this.#unknown.values()],
    };
  }

  async #startMatching(): Promise<RowMatcher> {
    const kind = this.#kind;
    const present = await kind.present(fieldsRead(this.#settings));
    const matcher = new RowMatcher(kind.definition, present, this.#referred);
    learnNames(kind, this.#keyReading, this.#gathered);
    for (let start = 0; start < this.#gathered.length; start += atOnce) {
      matcher.learn(
        this.#gathered.slice(start, start + atOnce).map(({ row, cells, choice }) => ({
          row,
          values: readRow(kind.definition, this.#keyReading, cells).values,
          ...(choice === undefined ? {} : { choice: choiceOf(choice) }),
        })),
      );
      await breathe();
    }
    this.#gathered.length = 0;
    return matcher;
  }

  /** Whether a row says nothing of a record: headings and what stands above or repeats them. */
  #isBeside(row: Pick<OpenRow, "row" | "cells">): boolean {
    return row.row <= Math.max(0, ...this.#headings.rows) || isBeside(this.#headings, row);
  }
}

export const noRows: ImportCounts = {
  new: 0,
  changed: 0,
  unchanged: 0,
  doubt: 0,
  refused: 0,
  leftOut: 0,
  gone: 0,
};

export const nothing: Judged = { verdict: "beside", label: "", changes: [], problems: [], candidates: [] };

/** What the columns are for. */
export function fieldsRead({ columns }: Pick<Settings, "columns">): Set<string> {
  return new Set(columns.flatMap(({ field }) => field ?? []));
}

/** How the engine reads the rows. A name that is to be made stands for itself, as `made:<name>`. */
export function readingOf(
  { columns, blanksClear, unknown }: Pick<Settings, "columns" | "blanksClear" | "unknown">,
  references: Readonly<Record<string, readonly ReferencedRecord[]>>,
): Reading {
  return {
    fields: columns.map(({ field }) => field),
    blanksClear,
    references: Object.fromEntries(
      Object.entries(references).map(([field, records]) => {
        const known = referencesTo(records);
        const ids = new Map(known.ids);
        for (const { field: own, text, meant } of unknown) {
          if (own !== field || meant === undefined || ids.has(comparable(text))) continue;
          const id = meant.isMade === true ? madeReference(text) : meant.id;
          if (id !== undefined && (meant.isMade === true || records.some((one) => one.id === id)))
            ids.set(comparable(text), id);
        }
        return [field, { ...known, ids, several: new Map(known.several) }];
      }),
    ),
  };
}

function headingsIn({ headingRows, columns }: Settings): Headings {
  return { rows: headingRows, texts: headingRows.length === 0 ? [] : columns.map(({ heading }) => heading) };
}

function choiceOf({ same, isNew }: NonNullable<ImportRow["choice"]>) {
  return same !== undefined ? { same } : isNew === true ? { isNew: true as const } : { same: "" };
}

/** A name that nothing is called, or that a person said the meaning of: told once for all of its rows. */
function countUnknown(
  found: Map<string, ImportUnknown>,
  definition: ImportKind["definition"],
  settings: Settings,
  { fields, references }: Reading,
  { cells, isLeftOut }: OpenRow,
  problems: Verdict["problems"],
): void {
  if (isLeftOut === true) return;
  for (const [at, field] of fields.entries()) {
    if (field === undefined) continue;
    const text = normalText(cells[at] ?? "");
    const problem = problems.find((one) => one.field === field && isUnknownName(one));
    const meant = settings.unknown.find(
      (one) => one.field === field && one.meant !== undefined && comparable(one.text) === comparable(text),
    )?.meant;
    if (
      text === "" ||
      text.length > 200 ||
      looksSealed(definition, text) ||
      (problem === undefined && meant === undefined)
    )
      continue;
    const key = `${field}\n${comparable(text)}`;
    const known = found.get(key);
    if (known !== undefined) known.rows += 1;
    else if (found.size < mostUnknown)
      found.set(key, {
        field,
        text,
        rows: 1,
        nearest: (problem?.nearest ?? []).flatMap((name) => {
          const id = references[field]?.ids.get(comparable(name));
          return id === undefined ? [] : [{ id, name: name.slice(0, 200) }];
        }),
        ...(meant === undefined ? {} : { meant }),
      });
  }
}

/** Nothing is called so, or several are. */
function isUnknownName({ code }: Verdict["problems"][number]): boolean {
  return code === "unknown-reference" || code === severalReferences;
}

type Say = (field: string, value: string | boolean | null) => string | undefined;

function judged(kind: ImportKind, verdict: Verdict, values: Values, say: Say): Judged {
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
function goneIn(
  kind: ImportKind,
  { isComplete, goneOn }: Settings,
  gone: readonly PresentRecord[],
): readonly PresentRecord[] {
  if (!isComplete || goneOn === undefined || kind.gone === undefined) return [];
  return gone.filter(({ values }) => kind.isThere(values));
}

function goneOf(
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

function stayingOf({ id, revision, label }: PresentRecord): Judged {
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

function referredIn(
  { definition: { columns } }: ImportKind,
  references: Readonly<Record<string, readonly ReferencedRecord[]>>,
): Referred {
  const fields = new Set(columns.flatMap(({ isOf }) => isOf ?? []));
  return Object.fromEntries(
    [...fields].map((field) => [
      field,
      new Map((references[field] ?? []).map(({ id, values = {} }) => [id, values])),
    ]),
  );
}

function namesOf(references: Readonly<Record<string, readonly ReferencedRecord[]>>): Map<string, string> {
  return new Map(
    Object.values(references).flatMap((records) =>
      records.map(({ id, name }): [string, string] => [id, name]),
    ),
  );
}
