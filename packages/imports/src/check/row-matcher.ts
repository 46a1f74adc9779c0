import { comparable } from "../cells/normal-text.ts";
import { columnOf, type ImportDefinition, type RowTogether } from "../definition.ts";
import { type CellProblem, type ReadRow, severalReferences, type Values } from "./read-row.ts";

/** A record that is there already; `label` names it for people so that two of one name can be told apart. */
export interface PresentRecord {
  readonly id: string;
  readonly revision: number;
  readonly label: string;
  /** Values of the definition's fields: texts, yes or no, the ids of references; absent where there is none. */
  readonly values: Values;
}

/** Which record a person said that a row is about. */
export type Choice = { readonly same: string } | { readonly isNew: true };

export interface RowToMatch extends ReadRow {
  readonly row: number;
  readonly choice?: Choice;
  /** A person leaves it out of the import. */
  readonly isLeftOut?: boolean;
}

/** An attribute that a row gives another value, null: none. */
export interface ValueChange {
  readonly field: string;
  readonly before: string | boolean | null;
  readonly after: string | boolean | null;
}

/** What becomes of a row. */
export interface Verdict {
  readonly row: number;
  readonly verdict: "new" | "changed" | "unchanged" | "doubt" | "refused" | "leftOut";
  /** The record that it is about. */
  readonly present?: PresentRecord;
  readonly changes: readonly ValueChange[];
  readonly problems: readonly CellProblem[];
  /** Where it is in doubt: whom it may be about. */
  readonly candidates: readonly PresentRecord[];
}

/** What records that rows refer to say themselves, by column and id: of those columns that others are of (`isOf`). */
export type Referred = Readonly<Record<string, ReadonlyMap<string, Values>>>;

/**
 * Says of each row of an import what becomes of it, and which of the present records no row is about. Which record a row is about
 * is told by a strong key (a number), or a person's choice, or a name that only one has and only once in the file, where the row
 * has no strong key; whatever else is in doubt. Nothing is ever taken for the same by its name alone where the row says another
 * number. A second row about the same is refused and names the first. A name in a cell that several have is in doubt, unless the
 * record has one of them already.
 *
 * The rows come twice, some at a time and in their order, so that of a long table only what tells rows apart is held: first all of
 * them to `learn`, of which the fields of `keyFields` are enough, then to `match`.
 */
export class RowMatcher {
  readonly #definition: ImportDefinition;
  readonly #present: readonly PresentRecord[];
  readonly #referred: Referred;
  readonly #book: Book;
  readonly #names = new Map<string, number>();
  readonly #toLookAt: Learnt[] = [];
  #wrongTogether: ReadonlyMap<number, CellProblem> | undefined;
  /** The row in which a number stands first, and that which is about a record first. */
  readonly #firstWith = new Map<string, number>();
  readonly #about = new Map<string, number>();
  readonly #rowsOf = new Map<string, number>();
  readonly #inDoubt = new Set<string>();

  constructor(definition: ImportDefinition, present: readonly PresentRecord[], referred: Referred = {}) {
    this.#definition = definition;
    this.#present = present;
    this.#referred = referred;
    this.#book = bookOf(definition, present);
  }

  learn(rows: readonly (Learnt & Pick<RowToMatch, "isLeftOut">)[]): void {
    for (const { isLeftOut, ...learnt } of rows) {
      const { values } = learnt;
      if (isLeftOut === true) continue;
      const name = keyOf(values[this.#definition.weakKey]);
      if (name !== undefined) this.#names.set(name, (this.#names.get(name) ?? 0) + 1);
      if (this.#definition.together !== undefined) this.#toLookAt.push(learnt);
    }
  }

  match(rows: readonly RowToMatch[]): Verdict[] {
    this.#wrongTogether ??= this.#lookTogether();
    return rows.map((row) => this.#verdictOf(row));
  }

  #lookTogether(): ReadonlyMap<number, CellProblem> {
    const rows = this.#toLookAt.map(({ row, ...learnt }): RowTogether => {
      const { record } = find(this.#definition, this.#book, learnt, this.#names);
      const values = asMeant(this.#definition, learnt.values, record);
      return { row, values, ...(record === undefined ? {} : { present: record.values }) };
    });
    this.#toLookAt.length = 0;
    return this.#definition.together?.check(rows, this.#present) ?? new Map();
  }

  /** Once all rows are matched: nobody is gone of whom one may speak. */
  gone(): PresentRecord[] {
    return this.#present.filter(({ id }) => !this.#about.has(id) && !this.#inDoubt.has(id));
  }

  #verdictOf(row: RowToMatch): Verdict {
    const definition = this.#definition;
    const { record, candidates, problems: wrong } = find(definition, this.#book, row, this.#names);
    for (const { id } of candidates) this.#inDoubt.add(id);
    if (row.isLeftOut === true) {
      // It is left out of the import, not out of the table: nobody is gone of whom it speaks.
      if (record !== undefined) this.#inDoubt.add(record.id);
      return { ...nothing, row: row.row, verdict: "leftOut" };
    }
    const twice = this.#twiceInFile(row);
    const wrongRow = definition.checkRow?.(row.values, record?.values) ?? this.#wrongTogether?.get(row.row);
    const own = row.problems.filter((problem) => !isAsItIs(problem, row, record));
    const problems = [...own, ...twice, ...wrong, ...(wrongRow === undefined ? [] : [wrongRow])];
    const first = record === undefined ? undefined : this.#about.get(record.id);
    if (record !== undefined && first === undefined) this.#about.set(record.id, row.row);
    const rowsOfIt = (this.#rowsOf.get(record?.id ?? "") ?? 0) + 1;
    if (record !== undefined) this.#rowsOf.set(record.id, rowsOfIt);
    const { mostOfOne = Number.POSITIVE_INFINITY } = definition;
    if (record !== undefined && rowsOfIt > mostOfOne) problems.push(tooManyOfOne(record.label, mostOfOne));
    const isAgain = first !== undefined && definition.isRepeated !== true;
    if (isAgain && twice.length === 0 && record !== undefined)
      problems.push(aboutTheSame(record.label, first));
    const isNew = record === undefined && candidates.length === 0;
    if (isNew) problems.push(...missingIn(definition, row, problems));
    const changes = changesIn(definition, asMeant(definition, row.values, record), record, this.#referred);
    const target = record === undefined ? {} : { present: record };
    const common = { row: row.row, ...target, changes, candidates, problems };
    const isInDoubt = problems.every(({ code }) => code === severalReferences);
    if (problems.length > 0) return { ...common, verdict: isInDoubt ? "doubt" : "refused" };
    if (candidates.length > 0) return { ...common, verdict: "doubt" };
    if (record !== undefined) return { ...common, verdict: changes.length > 0 ? "changed" : "unchanged" };
    return { ...common, verdict: "new" };
  }

  #twiceInFile({ row, values }: RowToMatch): CellProblem[] {
    if (this.#definition.isRepeated === true) return [];
    return this.#definition.strongKeys.flatMap((field) => {
      const value = keyOf(values[field]);
      if (value === undefined) return [];
      const key = `${field}\n${value}`;
      const first = this.#firstWith.get(key);
      if (first === undefined) this.#firstWith.set(key, row);
      return first === undefined ? [] : [twiceInFile(field, first)];
    });
  }
}

/** The fields by which rows are told apart, name one another and are looked at together: what is learnt of all before any is matched. */
export function keyFields({
  strongKeys,
  weakKey,
  tellApart = [],
  ownReferences = [],
  together,
}: ImportDefinition): Set<string> {
  return new Set([...strongKeys, weakKey, ...tellApart, ...ownReferences, ...(together?.fields ?? [])]);
}

/** Of several of one name, the record has one already: that is the one which is meant. */
function isAsItIs(
  { field = "", code }: CellProblem,
  { several }: RowToMatch,
  record?: PresentRecord,
): boolean {
  const value = record?.values[field];
  return (
    code === severalReferences && typeof value === "string" && several?.[field]?.includes(value) === true
  );
}

/** What is held of a row until all are known. */
type Learnt = Pick<RowToMatch, "row" | "values" | "choice">;

const nothing = { changes: [], problems: [], candidates: [] } as const;

interface Book {
  readonly byId: ReadonlyMap<string, PresentRecord>;
  readonly byKey: ReadonlyMap<string, PresentRecord>;
  readonly byName: ReadonlyMap<string, readonly PresentRecord[]>;
  /** What the records have of what tells them apart, by field. */
  readonly known: ReadonlyMap<string, ReadonlySet<string>>;
}

function bookOf(
  { strongKeys, weakKey, tellApart = [] }: ImportDefinition,
  present: readonly PresentRecord[],
): Book {
  const byKey = new Map<string, PresentRecord>();
  const byName = new Map<string, PresentRecord[]>();
  for (const record of present) {
    for (const field of strongKeys) {
      const value = keyOf(record.values[field]);
      if (value !== undefined && !byKey.has(`${field}\n${value}`)) byKey.set(`${field}\n${value}`, record);
    }
    const name = keyOf(record.values[weakKey]);
    if (name !== undefined) byName.set(name, [...(byName.get(name) ?? []), record]);
  }
  const known = new Map(
    tellApart.map((field) => [field, new Set(present.flatMap(({ values }) => keyOf(values[field]) ?? []))]),
  );
  return { byId: new Map(present.map((record) => [record.id, record])), byKey, byName, known };
}

interface Found {
  readonly record?: PresentRecord;
  readonly candidates: readonly PresentRecord[];
  readonly problems: readonly CellProblem[];
}

function find(
  definition: ImportDefinition,
  { byId, byKey, byName, known }: Book,
  { values, choice }: Pick<RowToMatch, "values" | "choice">,
  names: ReadonlyMap<string, number>,
): Found {
  const { strongKeys, weakKey, tellApart = [], about, isRepeated } = definition;
  const whole = about === undefined ? undefined : byId.get(about);
  if (whole !== undefined) return { record: whole, candidates: [], problems: [] };
  const hits = strongKeys.flatMap((field) => {
    const value = keyOf(values[field]);
    const record = value === undefined ? undefined : byKey.get(`${field}\n${value}`);
    return record === undefined ? [] : [{ field, record }];
  });
  const records = [...new Set(hits.map(({ record }) => record))];
  const name = keyOf(values[weakKey]);
  const sameName = name === undefined ? [] : (byName.get(name) ?? []);
  const record = (one: PresentRecord): Found => ({ record: one, candidates: [], problems: [] });
  const doubt = (candidates: readonly PresentRecord[]): Found => ({ candidates, problems: [] });

  if (choice !== undefined && "same" in choice) {
    const chosen = byId.get(choice.same);
    // Whoever was chosen may be gone since.
    if (chosen !== undefined && records.every((hit) => hit === chosen)) return record(chosen);
  }
  if (choice !== undefined && "isNew" in choice) {
    const [hit] = hits;
    return hit === undefined
      ? { candidates: [], problems: [] }
      : { candidates: [], problems: [takenKey(definition, hit.field, hit.record.label)] };
  }
  if (records.length > 1) return doubt(records);
  const [only] = records;
  if (only !== undefined) {
    // A number that belongs to somebody of another name is as often mistyped as the name is new.
    const isSaid = name === undefined || keyOf(only.values[weakKey]) === name;
    return isSaid || hits.length > 1 ? record(only) : doubt([only]);
  }
  if (sameName.length === 0) return { candidates: [], problems: [] };
  const hasStrong = strongKeys.some((field) => keyOf(values[field]) !== undefined);
  // Whoever is said to be elsewhere in the unit is another of the name, who is not there; what no department is called says nothing.
  const isElsewhere = tellApart.some((field) => {
    const value = keyOf(values[field]);
    return (
      value !== undefined &&
      known.get(field)?.has(value) === true &&
      keyOf(sameName[0]?.values[field]) !== value
    );
  });
  const meant = sameName.length === 1 && !isElsewhere ? sameName : apart(sameName, values, tellApart);
  const [one] = meant;
  // Rows about several of one name, of whom only one is here, are no second time about him.
  const isOnce = isRepeated === true || sameName.length > 1 || (name !== undefined && names.get(name) === 1);
  return !hasStrong && isOnce && meant.length === 1 && one !== undefined ? record(one) : doubt(sameName);
}

/** Of several who go by one name, those of whom the row says what tells them apart; nobody where it says nothing of it. */
function apart(
  several: readonly PresentRecord[],
  values: Values,
  tellApart: readonly string[],
): readonly PresentRecord[] {
  const told = tellApart.filter((field) => keyOf(values[field]) !== undefined);
  if (told.length === 0) return [];
  return several.filter((one) => told.every((field) => keyOf(one.values[field]) === keyOf(values[field])));
}

/**
 * What a row says. Where it puts somebody elsewhere, what its cell still says of where he was is said of nothing: it is not meant of
 * where he comes.
 */
function asMeant({ columns }: ImportDefinition, values: Values, record: PresentRecord | undefined): Values {
  if (record === undefined) return values;
  const stale = columns.flatMap(({ field, isOf = "" }) => {
    const isElsewhere = typeof values[isOf] === "string" && values[isOf] !== record.values[isOf];
    return isElsewhere && values[field] !== undefined && values[field] === record.values[field]
      ? [field]
      : [];
  });
  if (stale.length === 0) return values;
  return Object.fromEntries(Object.entries(values).filter(([field]) => !stale.includes(field)));
}

/** What a row changes of its record, and of those that it refers to; a new one, only of these. */
function changesIn(
  { columns }: ImportDefinition,
  values: Values,
  record: PresentRecord | undefined,
  referred: Referred,
): ValueChange[] {
  const ofOthers = columns.flatMap(({ field, isOf }) => {
    if (isOf === undefined || values[field] === undefined) return [];
    const id = values[isOf] ?? record?.values[isOf];
    return [[field, typeof id === "string" ? referred[isOf]?.get(id)?.[field] : undefined] as const];
  });
  const before = { ...record?.values, ...Object.fromEntries(ofOthers) };
  const keys = new Set(columns.flatMap(({ field, isKey }) => (isKey === true ? [field] : [])));
  const own = Object.fromEntries(Object.entries(values).filter(([field]) => !keys.has(field)));
  if (record !== undefined) return changesOf(own, before);
  return changesOf(Object.fromEntries(ofOthers.map(([field]) => [field, values[field]])), before);
}

/** What a row gives another value; what it does not say stays. */
export function changesOf(values: Values, present: Values): ValueChange[] {
  return Object.entries(values).flatMap(([field, after]) => {
    const before = present[field] ?? null;
    return after === undefined || after === before ? [] : [{ field, before, after }];
  });
}

/** What a new record needs and the row does not say, of which nothing is told yet. */
function missingIn(
  { columns }: ImportDefinition,
  { values, masked = [] }: RowToMatch,
  told: readonly CellProblem[],
): CellProblem[] {
  const missing = columns.flatMap(({ field, isRequired, title }) =>
    isRequired === true && (values[field] ?? null) === null && !told.some((one) => one.field === field)
      ? [
          {
            field,
            code: "missing",
            message: {
              zh: `新增的一行须有${title.zh}`,
              en: `a new one needs this: ${title.en.toLowerCase()}`,
            },
          },
        ]
      : [],
  );
  return [...missing, ...masked.map(onlyMask)];
}

function onlyMask(field: string): CellProblem {
  return {
    field,
    code: "mask",
    message: {
      zh: "这是隐去了中间几位的样子，新增时须填写原文，或留空",
      en: "is shortened by asterisks: a new one needs the whole, or nothing",
    },
  };
}

function twiceInFile(field: string, first: number): CellProblem {
  return {
    field,
    code: "twice-in-file",
    message: { zh: `与第 ${first} 行相同`, en: `is that of row ${first}` },
  };
}

function aboutTheSame(label: string, first: number): CellProblem {
  return {
    code: "twice-in-file",
    message: {
      zh: `第 ${first} 行说的也是${label}`,
      en: `row ${first} is about ${label} already`,
    },
  };
}

function tooManyOfOne(label: string, most: number): CellProblem {
  return {
    code: "too-many-of-one",
    message: {
      zh: `${label}最多 ${most} 行，请先在表中合计`,
      en: `${label} may have ${most} rows at most: sum them up in the table first`,
    },
  };
}

function takenKey(definition: ImportDefinition, field: string, label: string): CellProblem {
  const { title } = columnOf(definition, field);
  return {
    field,
    code: "taken",
    message: { zh: `这个${title.zh}是${label}的`, en: `this ${title.en.toLowerCase()} is that of ${label}` },
  };
}

function keyOf(value: Values[string]): string | undefined {
  return typeof value === "string" && value !== "" ? comparable(value) : undefined;
}
