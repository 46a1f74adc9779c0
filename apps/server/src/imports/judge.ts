import { setImmediate as breathe } from "node:timers/promises";
import type { ImportCounts, ImportRow, ImportUnknown } from "@duheng/contracts";
import {
  comparable,
  FractionWatch,
  type Headings,
  isBeside,
  keyFields,
  normalText,
  type Reading,
  type Referred,
  RowMatcher,
  readRow,
  sealedColumnOf,
  severalReferences,
  type Verdict,
} from "@duheng/imports";
import type { ImportKind, ReferencedRecord } from "../import-kinds/import-kind.ts";
import { goneIn, goneOf, type Judged, judged, nothing, type Say, sayingOf, stayingOf } from "./judged.ts";
import { learnNames, namesOneAnother } from "./learn-names.ts";
import { fieldsRead, readingOf, type Settings } from "./reading.ts";
import { leavingBy, tellOfGone, tellOfRows, withTold } from "./tell-ahead.ts";

/** A row as it is kept, open. */
export interface OpenRow extends Pick<ImportRow, "row" | "choice" | "isLeftOut"> {
  readonly cells: readonly string[];
}

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
  /** Columns in % of which nobody knows yet what their numbers are. */
  readonly asked: ReadonlySet<string>;
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
  readonly #fractions: FractionWatch;
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
    this.#say = sayingOf(kind, references);
    const said = new Set(
      settings.columns.flatMap(({ field, isFraction }) => (isFraction === undefined ? [] : (field ?? []))),
    );
    this.#fractions = new FractionWatch(kind.definition, this.#reading.fields, (field) => said.has(field));
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
      this.#fractions.see(cells);
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
      asked: this.#fractions.asked,
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
      sealedColumnOf(definition, text) !== undefined ||
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
