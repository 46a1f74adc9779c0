import { setImmediate as turn } from "node:timers/promises";
import {
  compileFilter,
  type Document,
  decode,
  fieldsOfFilter,
  MongoError,
  turnIsOver,
} from "../engine/index.ts";
import {
  prepareUpdate,
  type Search,
  type Target,
  type UpdateRequest,
  updateMatching,
  updateRow,
} from "../query/modify.ts";
import { planQuery } from "../query/plan.ts";
import { pacedScan } from "../query/scan.ts";
import type { CollectionInfo } from "../storage/catalog-types.ts";
import { recordKey } from "../storage/keys.ts";
import type { Overlay } from "../storage/overlay.ts";
import type { Operation } from "./command.ts";
import { checkRunning, readPaced, write } from "./data-access.ts";
import { endsCommand } from "./statements.ts";

/** What every step of a long write goes to. */
export type LongTarget = Omit<Target, "view">;

/** Most documents changed in one step, and about as many bytes of them. */
const mostInStep = 128;
const mostBytesInStep = 1 << 20;
/** Steps that may wait for the disk at a time. */
const mostUnderWay = 16;

/**
 * Updates all documents a filter finds, some at a time, so that others have their turn between. As in MongoDB each
 * document is changed wholly or not at all, but not all together: others see, and may change, what is between; a
 * document is judged again when it is its turn. Only in a transaction all of it is of one piece.
 */
export async function updateMany(
  operation: Operation,
  target: LongTarget,
  request: UpdateRequest,
): Promise<Document> {
  const prepared = prepareUpdate(request);
  const found = await recordsOf(operation, target, request);
  let matched = 0;
  let modified = 0;
  await inSteps(operation, found, (view, recordIds) => {
    const done = { matched: 0, modified: 0 };
    const end = eachRecord(target, view, found.table, recordIds, (collection, row) => {
      if (!prepared.matches(row.doc)) return collection;
      const changed = updateRow({ ...target, view }, collection, row, prepared);
      done.matched++;
      if (changed.modified) done.modified++;
      return changed.collection;
    });
    return {
      ...end,
      settle: () => {
        matched += done.matched;
        modified += done.modified;
      },
    };
  });
  if (matched > 0 || !request.upsert) return { n: matched, nModified: modified };
  // Nothing was found: what has come since is updated now, or else the upsert made, in one step.
  const outcome = await write(operation, (view) => updateMatching({ ...target, view }, request));
  return outcome.upserted === undefined
    ? { n: outcome.matched, nModified: outcome.modified }
    : { n: 1, nModified: 0, upserted: outcome.upserted.id };
}

/** Deletes all documents a filter finds, in the same way. */
export async function deleteMany(
  operation: Operation,
  target: LongTarget,
  request: Search,
): Promise<Document> {
  const matches = compileFilter(request.filter, request.options);
  const found = await recordsOf(operation, target, request);
  let n = 0;
  await inSteps(operation, found, (view, recordIds) => {
    let deleted = 0;
    const end = eachRecord(target, view, found.table, recordIds, (collection, { recordId, doc }) => {
      if (!matches(doc)) return collection;
      target.store.documents.remove(view, collection, recordId, doc);
      deleted++;
      return collection;
    });
    return {
      ...end,
      settle: () => {
        n += deleted;
      },
    };
  });
  return { n };
}

/** Records to be changed, in steps. */
export interface Found {
  /** Of the collection's records: it may be dropped and made anew meanwhile. */
  readonly table: number;
  readonly steps: readonly (readonly number[])[];
}

/** The records a filter finds, in steps of as many as are changed at a time. */
export async function recordsOf(
  operation: Operation,
  target: Pick<LongTarget, "db" | "name" | "deadline">,
  request: Search,
): Promise<Found> {
  return await readPaced(operation, function* ({ view, catalog }) {
    const collection = catalog.collection(target.db, target.name);
    const steps: number[][] = [];
    let step: number[] = [];
    let bytesInStep = 0;
    const plan = planQuery(collection, request);
    const matches = compileFilter(request.filter, request.options);
    const fields = fieldsOfFilter(request.filter);
    for (const row of pacedScan(view, collection, plan, matches, { deadline: target.deadline, fields })) {
      if (row === null) {
        yield null;
        continue;
      }
      if (step.length === 0) steps.push(step);
      step.push(row.recordId);
      bytesInStep += row.bytes.length;
      if (step.length < mostInStep && bytesInStep < mostBytesInStep) continue;
      step = [];
      bytesInStep = 0;
    }
    return { table: collection?.table ?? 0, steps };
  });
}

/**
 * Goes through records that are still there, until one fails or others should have their turn.
 * @returns its error, and the records that were not reached; what was done before stays
 * @throws what ends the whole command, upon which the step is taken back
 */
function eachRecord(
  { store, db, name, deadline }: LongTarget,
  view: Overlay,
  table: number,
  recordIds: readonly number[],
  change: (collection: CollectionInfo, row: { recordId: number; doc: Document }) => CollectionInfo,
): Pick<StepOutcome, "failure" | "left"> {
  deadline.check();
  let collection = store.catalog.read(view).collection(db, name);
  if (collection?.table !== table) return { failure: undefined, left: [] };
  for (const [index, recordId] of recordIds.entries()) {
    if (index > 0 && turnIsOver()) return { failure: undefined, left: recordIds.slice(index) };
    const bytes = view.get(recordKey(table, recordId));
    if (bytes === undefined) continue;
    try {
      collection = change(collection, { recordId, doc: decode(bytes) });
    } catch (error) {
      if (!(error instanceof MongoError) || endsCommand(error)) throw error;
      return { failure: error, left: [] };
    }
  }
  return { failure: undefined, left: [] };
}

/** What a step came to; `settle` is called once it is made. */
interface StepOutcome {
  readonly failure: MongoError | undefined;
  /** Records for a further step. */
  readonly left: readonly number[];
  readonly settle: () => void;
}

/** Makes the steps, a few of them on their way to the disk at a time; none after one that failed. */
export async function inSteps(
  operation: Operation,
  { steps }: Found,
  make: (view: Overlay, recordIds: readonly number[]) => StepOutcome,
): Promise<void> {
  const { transaction } = operation;
  // What has failed once in one step is not begun in another.
  let failure: unknown;
  const underWay = new Set<Promise<void>>();
  const run = async (step: readonly number[]): Promise<void> => {
    try {
      for (let left = step; left.length > 0; ) {
        const present = left;
        const outcome = await write(operation, (view) =>
          failure === undefined ? make(view, present) : undefined,
        );
        outcome?.settle();
        failure ??= outcome?.failure;
        left = outcome?.left ?? [];
        if (left.length > 0) await turn();
      }
    } catch (error) {
      failure ??= error;
    }
  };
  for (const step of steps) {
    try {
      checkRunning(operation);
    } catch (error) {
      failure ??= error;
    }
    if (failure !== undefined) break;
    const made = run(step);
    underWay.add(made);
    void made.then(() => underWay.delete(made));
    if (transaction !== undefined) {
      await made;
      await turn();
      if (transaction.state !== "open")
        throw new MongoError("NoSuchTransaction", `Transaction ${transaction.number} has ended.`);
    } else if (underWay.size >= mostUnderWay) await Promise.race(underWay);
  }
  await Promise.all(underWay);
  if (failure !== undefined) throw failure;
}
