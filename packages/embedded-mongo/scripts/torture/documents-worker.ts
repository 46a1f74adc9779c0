import { type Bench, isExplainedByKill, persist, type Worker } from "./worker.ts";

/** A document of the kind all indexes look at. */
interface Thing {
  _id: string;
  owner: string;
  n: number;
  /** Multikey. */
  tags: string[];
  /** Unique where there is one. */
  code?: string;
  /** Now and then longer than a page of the file. */
  filler: string;
}

type State = ReadonlyMap<string, Thing>;

const places = 30;
const indexes = [
  { key: { owner: 1, n: -1 } },
  { key: { tags: 1 } },
  { key: { code: 1 }, unique: true, sparse: true },
  { key: { n: 1 }, partialFilterExpression: { n: { $gt: 500 } }, name: "large n" },
] as const;

/** Inserts, replaces, changes and deletes documents of its own, and knows what each should be. */
export async function createDocumentsWorker({ db, name, random }: Bench): Promise<Worker> {
  const things = db.collection<Thing>("things");
  await things.createIndexes(indexes.map((index) => ({ ...index })));
  let known: State = new Map();
  let acknowledged = 0;
  let serial = 0;
  let faults: string[] = [];

  const stored = async (): Promise<State> =>
    new Map((await things.find({ owner: name }).toArray()).map((thing) => [thing._id, thing]));

  const make = (place: number): Thing => ({
    _id: `${name}:${place}`,
    owner: name,
    n: random.below(1000),
    tags: Array.from({ length: random.below(4) }, () => `t${random.below(20)}`),
    ...(random.next() < 0.5 ? { code: `${name}:${place}:${serial++}` } : {}),
    filler: "x".repeat(random.next() < 0.1 ? random.below(20_000) : random.below(100)),
  });

  /** Each gives the states it may leave when it is broken off, the last being that of success. */
  const act = (): { states: State[]; run: () => Promise<unknown> } => {
    const free = Array.from({ length: places }, (_, place) => place).filter(
      (place) => !known.has(`${name}:${place}`),
    );
    const kind = random.next();
    if (known.size === 0 || (kind < 0.2 && free.length > 0)) return insertSeveral(free.slice(0, 4));
    const thing = random.pick([...known.values()]);
    const _id = thing._id;
    if (kind < 0.4) {
      const after = make(Number(_id.slice(name.length + 1)));
      return {
        states: [known, new Map(known).set(_id, after)],
        run: () => things.replaceOne({ _id }, after),
      };
    }
    if (kind < 0.6) {
      const after = { ...thing, n: thing.n + 7, tags: [...thing.tags, "more"].slice(-5) };
      return {
        states: [known, new Map(known).set(_id, after)],
        run: () => things.updateOne({ _id }, { $inc: { n: 7 }, $set: { tags: after.tags } }),
      };
    }
    if (kind < 0.8) {
      const after = { ...thing, n: 3 };
      return {
        states: [known, new Map(known).set(_id, after)],
        run: () => things.findOneAndUpdate({ _id }, { $set: { n: 3 } }),
      };
    }
    const without = new Map(known);
    without.delete(_id);
    return { states: [known, without], run: () => things.deleteOne({ _id }) };
  };

  const insertSeveral = (free: number[]): { states: State[]; run: () => Promise<unknown> } => {
    const made = free.map(make);
    const states: State[] = [known];
    for (const thing of made) states.push(new Map(states.at(-1)).set(thing._id, thing));
    return { states, run: () => things.insertMany(made) };
  };

  return {
    step: async () => {
      const { states, run } = act();
      try {
        await run();
        known = states.at(-1) ?? known;
        acknowledged += 1;
      } catch (error) {
        if (!isExplainedByKill(error)) throw error;
        const found = await persist(stored);
        if (!states.some((state) => same(state, found)))
          faults.push(`${name}: a write broken off left neither the state before nor the one after`);
        known = found;
      }
    },
    check: async () => {
      const found = await stored();
      if (!same(known, found)) faults.push(`${name}: ${difference(known, found)}`);
      const told = faults;
      faults = [];
      return told;
    },
    acknowledged: () => acknowledged,
  };
}

function same(a: State, b: State): boolean {
  return difference(a, b) === undefined;
}

function difference(expected: State, found: State): string | undefined {
  for (const [id, thing] of expected) {
    const other = found.get(id);
    if (other === undefined) return `acknowledged document ${id} is lost`;
    if (text(thing) !== text(other)) return `document ${id} is ${text(other)} instead of ${text(thing)}`;
  }
  for (const id of found.keys()) if (!expected.has(id)) return `deleted document ${id} is back`;
  return undefined;
}

function text({ _id, n, tags, code, filler }: Thing): string {
  return JSON.stringify([_id, n, tags, code, filler.length]);
}
