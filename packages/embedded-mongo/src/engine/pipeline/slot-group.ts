import { BSONSymbol } from "bson";
import { type Accumulator, simpleAccumulators } from "../accumulator/accumulators.ts";
import { compileAccumulator } from "../accumulator/group-accumulators.ts";
import { type Slots, slotKinds, slotsDecoder } from "../bson-slots.ts";
import { type Document, documentOf, isDocument } from "../document.ts";
import { compileExpression } from "../expression/compile-expression.ts";
import type { ExpressionOptions } from "../expression/expression-types.ts";
import { holdsLoop } from "../expression/holds-loop.ts";
import { compileFilter } from "../filter/compile-filter.ts";
import { hashValue } from "../hash.ts";
import { type Fields, fieldsOfExpression, fieldsOfFilter, joinFields } from "./needed-fields.ts";
import { pause } from "./pause.ts";

/**
 * Compiles a `$match` and the `$group` behind it to one pass over BSON, which gives what the two stages give: most
 * fields then never become part of a document. `null` among the records, and `pause` among what comes out, means that
 * others should have their turn.
 * @param spec of a `$group` that has been compiled as a stage already, and so is known to be right
 * @returns `undefined` when something looks at whole documents, or may take long for one
 */
export function compileSlotGroup(
  filter: Document,
  spec: Document,
  options: ExpressionOptions,
): ((records: Iterable<Buffer | null>) => Iterable<Document>) | undefined {
  // They are laid down in the stages only.
  if (holdsLoop(filter) || holdsLoop(spec)) return undefined;
  const slotNames: string[] = [];
  const slotOf = (name: string): number => {
    const known = slotNames.indexOf(name);
    return known < 0 ? slotNames.push(name) - 1 : known;
  };
  const read: Fields[] = [fieldsOfFilter(filter)];
  const idName = plainField(spec._id);
  const idSlot = idName === undefined ? -1 : slotOf(idName);
  const idOf = compileExpression(spec._id, options);
  if (idSlot < 0) read.push(fieldsOfExpression(spec._id));
  const fields = Object.keys(spec)
    .filter((name) => name !== "_id")
    .map((name) => {
      const made = compileField(spec[name], name, options, slotOf);
      if (made.slot < 0) read.push(fieldsOfExpression(spec[name]));
      return { name, ...made };
    });
  const inDocument = joinFields(...read);
  if (inDocument === undefined) return undefined;
  const matches = Object.keys(filter).length === 0 ? undefined : compileFilter(filter, options);
  return function* (records) {
    const { slots, read: readRecord } = slotsDecoder(slotNames, inDocument);
    const groups = new Groups(() => fields.map(({ create }) => create()), options.collation);
    for (const bytes of records) {
      if (bytes === null) {
        yield pause;
        continue;
      }
      const doc = readRecord(bytes);
      if (matches !== undefined && !matches(doc)) continue;
      const { columns } = groups.of(idSlot < 0 ? idOf(doc) : slots.value(idSlot));
      for (const column of columns) column.add(slots, doc);
    }
    for (const { id, columns } of groups.inOrder) {
      const result = documentOf([["_id", id]]);
      for (const [at, { name }] of fields.entries()) result[name] = columns[at]?.result();
      yield result;
    }
  };
}

/** One field of one group. */
interface Column {
  readonly add: (slots: Slots, doc: Document) => void;
  readonly result: () => unknown;
}

function compileField(
  spec: unknown,
  field: string,
  options: ExpressionOptions,
  slotOf: (name: string) => number,
): { readonly slot: number; readonly create: () => Column } {
  const [name = ""] = isDocument(spec) ? Object.keys(spec) : [];
  const simple = Object.hasOwn(simpleAccumulators, name) ? simpleAccumulators[name] : undefined;
  const plain = simple === undefined || !isDocument(spec) ? undefined : plainField(spec[name]);
  if (simple === undefined || plain === undefined) {
    const create = compileAccumulator(spec, field, options);
    return {
      slot: -1,
      create: () => {
        const accumulator = create();
        return { add: (_slots, doc) => accumulator.add(doc), result: accumulator.result };
      },
    };
  }
  const slot = slotOf(plain);
  return { slot, create: () => new SlotColumn(slot, simple(options.collation)) };
}

/** Numbers that are summed go from their slot into the sum. */
class SlotColumn implements Column {
  readonly #slot: number;
  readonly #accumulator: Accumulator;

  constructor(slot: number, accumulator: Accumulator) {
    this.#slot = slot;
    this.#accumulator = accumulator;
  }

  add(slots: Slots): void {
    const { total } = this.#accumulator;
    const slot = this.#slot;
    const kind = slots.kinds[slot];
    if (total === undefined) this.#accumulator.add(slots.value(slot));
    else if (kind === slotKinds.int) total.addInt(slots.numbers[slot] ?? 0);
    else if (kind === slotKinds.double) total.addDouble(slots.numbers[slot] ?? 0);
    else if (kind === slotKinds.other) total.add(slots.others[slot]);
  }

  result(): unknown {
    return this.#accumulator.result();
  }
}

interface Group {
  readonly id: unknown;
  readonly columns: readonly Column[];
}

/** The groups by their values, in the order of their first documents. */
class Groups {
  readonly inOrder: Group[] = [];
  readonly #byText = new Map<string, Group>();
  readonly #byHash = new Map<string, Group>();
  readonly #create: () => readonly Column[];
  readonly #collation: ExpressionOptions["collation"];

  constructor(create: () => readonly Column[], collation: ExpressionOptions["collation"]) {
    this.#create = create;
    this.#collation = collation;
  }

  of(value: unknown): Group {
    const id = value ?? null;
    // Texts are most frequent, and need no hash.
    const isText = this.#collation === undefined && (typeof id === "string" || id instanceof BSONSymbol);
    const map = isText ? this.#byText : this.#byHash;
    const key = isText ? String(id) : hashValue(id, this.#collation);
    const found = map.get(key);
    if (found !== undefined) return found;
    const made = { id, columns: this.#create() };
    map.set(key, made);
    this.inOrder.push(made);
    return made;
  }
}

/** The field of an expression that is nothing but a top-level field. */
function plainField(expression: unknown): string | undefined {
  if (typeof expression !== "string" || !/^\$[^$.][^.]*$/.test(expression)) return undefined;
  return expression.slice(1);
}
