import { isRecord, sameValue } from "@duheng/form-ui/fill";

/** What a row of a list is known by. */
export type RowName = string | ChangeableName;

/** A name that is made of what people change in the row: it may be another afterwards, but of the same kind. */
export interface ChangeableName {
  readonly key: string;
  readonly kind: string;
}

export type Three<Each> = Readonly<Record<"base" | "mine" | "theirs", Each>>;

/** Rows by what they are known by, in their order. */
type Rows = ReadonlyMap<string, unknown>;

export interface RowsOfThree extends Three<Rows> {
  /** Rows that are known by something else on either side now: what both made of one is one thing. */
  readonly moved: ReadonlySet<string>;
}

/**
 * Tells which rows of three lists are the same. Undefined where nothing tells it: a row is known by nothing, both sides
 * put them into another order, changed those that only their number tells apart, or gave several of a kind other names.
 */
export function rowsOfThree(
  lists: Three<readonly unknown[]>,
  nameOf: (row: unknown) => RowName | undefined,
): RowsOfThree | undefined {
  const base = namedRows(lists.base, nameOf);
  const mine = namedRows(lists.mine, nameOf);
  const theirs = namedRows(lists.theirs, nameOf);
  if (base === undefined || mine === undefined || theirs === undefined) return undefined;
  const named = { base, mine, theirs };
  if (isNumberContested(named)) return undefined;
  const rows = followed(named);
  return rows === undefined || isOrderContested(rows) ? undefined : rows;
}

/** The row itself where it is plain, or its `id`. */
function plainName(row: unknown): string | undefined {
  if (!isRecord(row)) return Array.isArray(row) ? undefined : JSON.stringify(row);
  return typeof row.id === "string" ? row.id : undefined;
}

interface NamedRows {
  readonly rows: Rows;
  /** Of several rows of one name, all. */
  readonly byName: ReadonlyMap<string, readonly unknown[]>;
  /** Of rows whose name may change. */
  readonly kinds: ReadonlyMap<string, string>;
  /** Kinds of which two rows have one name. */
  readonly repeated: ReadonlySet<string>;
}

function namedRows(
  list: readonly unknown[],
  nameOf: (row: unknown) => RowName | undefined,
): NamedRows | undefined {
  const rows = new Map<string, unknown>();
  const byName = new Map<string, unknown[]>();
  const kinds = new Map<string, string>();
  const repeated = new Set<string>();
  for (const row of list) {
    const name = nameOf(row) ?? plainName(row);
    if (name === undefined) return undefined;
    const key = typeof name === "string" ? name : name.key;
    const same = byName.get(key) ?? [];
    byName.set(key, [...same, row]);
    // Of several rows of one name, the later ones are known by their number too.
    const numbered = same.length === 0 ? key : `${key}#${String(same.length + 1)}`;
    rows.set(numbered, row);
    if (typeof name === "string") continue;
    kinds.set(numbered, name.kind);
    if (numbered !== key) repeated.add(name.kind);
  }
  return { rows, byName, kinds, repeated };
}

/** With one put in or taken out before them, the numbers of two sides mean other rows. */
function isNumberContested({ base, mine, theirs }: Three<NamedRows>): boolean {
  const several = [base, mine, theirs].flatMap(({ byName }) =>
    [...byName].flatMap(([name, { length }]) => (length > 1 ? [name] : [])),
  );
  return several.some((name) => {
    const [was, here, there] = [base, mine, theirs].map(({ byName }) => byName.get(name) ?? []);
    return !sameValue(was, here) && !sameValue(was, there) && !sameValue(here, there);
  });
}

function isOrderContested({ base, mine, theirs }: Three<Rows>): boolean {
  const isShared = (key: string) => base.has(key) && mine.has(key) && theirs.has(key);
  const [was, here, there] = [base, mine, theirs].map((rows) => [...rows.keys()].filter(isShared).join("\n"));
  return was !== here && was !== there && here !== there;
}

/** Rows that one side gave another name while the other changed them too are under one name on all sides. */
function followed({ base, mine, theirs }: Three<NamedRows>): RowsOfThree | undefined {
  const moved = new Set<string>();
  const asked: { readonly kind: string; readonly isTakenAway: boolean }[] = [];
  const [ofBase, ofMine, ofTheirs] = [
    new Map<string, string>(),
    new Map<string, string>(),
    new Map<string, string>(),
  ];
  for (const [key, kind] of base.kinds) {
    const was = base.rows.get(key);
    if (sameValue(was, mine.rows.get(key)) || sameValue(was, theirs.rows.get(key))) continue;
    const here = nowKnownBy(key, kind, base, mine, theirs);
    const there = nowKnownBy(key, kind, base, theirs, mine);
    if (here === "unclear" || there === "unclear") return undefined;
    if (here.key === there.key && (here.key === key || here.key === undefined)) continue;
    if ([base, mine, theirs].some(({ repeated }) => repeated.has(kind))) return undefined;
    if (here.key !== there.key && (isIn(theirs, here.key) || isIn(mine, there.key))) return undefined;
    const isTakenAway = here.key === undefined || there.key === undefined;
    // One of these that is chosen to stay looks like a row that was added, which the next could be taken for.
    if (asked.some((each) => each.kind === kind && (isTakenAway || each.isTakenAway))) return undefined;
    if (here.key !== there.key) asked.push({ kind, isTakenAway });
    const name = here.key !== undefined && here.key === there.key ? here.key : key;
    ofBase.set(key, name);
    if (here.key !== undefined) ofMine.set(here.key, name);
    if (there.key !== undefined) ofTheirs.set(there.key, name);
    if (here.key !== there.key) moved.add(name);
  }
  return {
    base: renamed(base.rows, ofBase),
    mine: renamed(mine.rows, ofMine),
    theirs: renamed(theirs.rows, ofTheirs),
    moved,
  };
}

/** By what a row of the base is known on one side; no key where it was taken away there. */
function nowKnownBy(
  key: string,
  kind: string,
  base: NamedRows,
  side: NamedRows,
  other: NamedRows,
): { readonly key: string | undefined } | "unclear" {
  if (side.rows.has(key)) return { key };
  const ofKind = ({ kinds }: NamedRows) =>
    [...kinds].flatMap(([each, itsKind]) => (itsKind === kind ? [each] : []));
  const gone = ofKind(base).filter((each) => !side.rows.has(each));
  const added = ofKind(side).filter(
    (each) =>
      !base.rows.has(each) && !(other.rows.has(each) && sameValue(side.rows.get(each), other.rows.get(each))),
  );
  if (added.length === 0) return { key: undefined };
  return gone.length === 1 && added.length === 1 ? { key: added[0] } : "unclear";
}

/** Another row there has the name. */
function isIn({ rows }: NamedRows, key: string | undefined): boolean {
  return key !== undefined && rows.has(key);
}

function renamed(rows: Rows, names: ReadonlyMap<string, string>): Rows {
  return new Map([...rows].map(([key, row]) => [names.get(key) ?? key, row]));
}
