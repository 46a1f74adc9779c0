/** One transaction of a history: what it appended to which list and what it saw there. Values are never used twice. */
export interface HistoryTransaction {
  readonly id: number;
  /** Whether its commit was acknowledged; otherwise it was given up. */
  readonly committed: boolean;
  /** Before its first operation, and after its end, of one clock. */
  readonly start: number;
  readonly end: number;
  readonly operations: readonly Operation[];
}

type Operation =
  | { readonly kind: "append"; readonly list: string; readonly value: number }
  | { readonly kind: "read"; readonly list: string; readonly values: readonly number[] };

/**
 * Judges a history of lists by what defines strong snapshot isolation: of the edges "had to come before" D (order of
 * versions, reading from, real time) and "overlooked" RW, the relation D ∪ D;RW has no cycle (Cerone and Gotsman,
 * "Analysing Snapshot Isolation", PODC 2016; lists as in Kingsbury and Alvaro, "Elle", VLDB 2020). A lost update, a
 * read skew or a half-seen transaction is such a cycle; write skew is none.
 * @param lists what the lists hold in the end
 * @returns what is wrong, one sentence each
 */
export function judge(
  history: readonly HistoryTransaction[],
  lists: ReadonlyMap<string, readonly number[]>,
): string[] {
  const faults: string[] = [];
  const writers = new Map<number, HistoryTransaction>();
  for (const transaction of history)
    for (const { value } of appendsOf(transaction)) writers.set(value, transaction);
  for (const [list, values] of lists) {
    for (const value of values) {
      if (writers.get(value)?.committed !== true) faults.push(`${list} holds ${value}, which was given up`);
    }
  }
  for (const transaction of history) {
    for (const { list, value } of appendsOf(transaction)) {
      if (transaction.committed && lists.get(list)?.includes(value) !== true)
        faults.push(`${list} has lost ${value} of transaction ${transaction.id}`);
    }
    for (const read of readsOf(transaction)) faults.push(...strange(transaction, read, lists));
  }
  if (faults.length > 0) return faults;
  const cycle = cycleIn(edgesOf(history, lists, writers));
  return cycle === undefined ? [] : [`a cycle that snapshot isolation forbids: ${cycle.join(" → ")}`];
}

/** A read must be a beginning of the final list, and behind it what the transaction itself had appended. */
function strange(
  transaction: HistoryTransaction,
  { list, values }: Extract<Operation, { kind: "read" }>,
  lists: ReadonlyMap<string, readonly number[]>,
): string[] {
  const own = new Set(appendsOf(transaction).map(({ value }) => value));
  const others = values.filter((value) => !own.has(value));
  const final = lists.get(list) ?? [];
  if (others.every((value, at) => final[at] === value)) return [];
  return [`transaction ${transaction.id} saw ${list} as [${values}], which is no beginning of [${final}]`];
}

function edgesOf(
  history: readonly HistoryTransaction[],
  lists: ReadonlyMap<string, readonly number[]>,
  writers: ReadonlyMap<number, HistoryTransaction>,
): Map<number, Set<number>> {
  const committed = history.filter((transaction) => transaction.committed);
  const before = new Map(committed.map(({ id }) => [id, new Set<number>()]));
  const overlooked = new Map(committed.map(({ id }) => [id, new Set<number>()]));
  const add = (edges: Map<number, Set<number>>, from: number | undefined, to: number | undefined): void => {
    if (from !== undefined && to !== undefined && from !== to) edges.get(from)?.add(to);
  };
  const writerOf = (value: number | undefined): number | undefined =>
    value === undefined ? undefined : writers.get(value)?.id;
  for (const values of lists.values())
    values.forEach((value, at) => void add(before, writerOf(values[at - 1]), writerOf(value)));
  for (const transaction of committed) {
    const own = new Set(appendsOf(transaction).map(({ value }) => value));
    for (const { list, values } of readsOf(transaction)) {
      const others = values.filter((value) => !own.has(value));
      add(before, writerOf(others.at(-1)), transaction.id);
      const next = lists.get(list)?.slice(others.length) ?? [];
      add(overlooked, transaction.id, writerOf(next[0]));
    }
    for (const later of committed) if (transaction.end < later.start) add(before, transaction.id, later.id);
  }
  const edges = new Map([...before].map(([id, next]) => [id, new Set(next)]));
  for (const [id, next] of before)
    for (const middle of next) for (const end of overlooked.get(middle) ?? []) edges.get(id)?.add(end);
  return edges;
}

/** Depth first; a way back to a transaction on the path is a cycle, to itself too. */
function cycleIn(edges: ReadonlyMap<number, ReadonlySet<number>>): number[] | undefined {
  const done = new Set<number>();
  const path: number[] = [];
  const visit = (id: number): number[] | undefined => {
    if (path.includes(id)) return [...path.slice(path.indexOf(id)), id];
    if (done.has(id)) return undefined;
    path.push(id);
    for (const next of edges.get(id) ?? []) {
      const found = visit(next);
      if (found !== undefined) return found;
    }
    path.pop();
    done.add(id);
    return undefined;
  };
  for (const id of edges.keys()) {
    const found = visit(id);
    if (found !== undefined) return found;
  }
  return undefined;
}

function appendsOf({ operations }: HistoryTransaction): Extract<Operation, { kind: "append" }>[] {
  return operations.filter((operation) => operation.kind === "append");
}

function readsOf({ operations }: HistoryTransaction): Extract<Operation, { kind: "read" }>[] {
  return operations.filter((operation) => operation.kind === "read");
}
