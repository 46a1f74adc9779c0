import type { ScoreRecord } from "../work/score-record.ts";
import { type Contestant, perRecord } from "./contestant.ts";
import { hostFunctions } from "./host-functions.ts";

/** The honest obvious interpreter: one combinator for each operator, on doubles, checking nothing. */
export const closureTree: Contestant = {
  name: "hand-written closure tree",
  kind: "by hand",
  prepare: () => perRecord(tree()),
};

type Node<Value> = (record: ScoreRecord) => Value;

function tree(): Node<number> {
  const points = add(
    add(
      subtract(
        subtract(
          add(
            field("base"),
            multiply(
              sum([field("add1"), field("add2"), field("add3"), field("add4"), field("add5")]),
              constant(0.4),
            ),
          ),
          multiply(field("deduct1"), constant(2)),
        ),
        multiply(field("deduct2"), constant(5)),
      ),
      choose(
        equals(field("category"), constant("field")),
        multiply(divide(field("casesClosed"), field("casesTaken")), constant(30)),
        multiply(field("quality"), constant(0.3)),
      ),
    ),
    multiply(trimmed(field("raters")), constant(0.2)),
  );
  return round(min([constant(100), max([constant(0), points])]), constant(2));
}

function constant<Value>(value: Value): Node<Value> {
  return () => value;
}

function field<Key extends keyof ScoreRecord>(key: Key): Node<ScoreRecord[Key]> {
  return (record) => record[key];
}

function add(a: Node<number>, b: Node<number>): Node<number> {
  return (record) => a(record) + b(record);
}

function subtract(a: Node<number>, b: Node<number>): Node<number> {
  return (record) => a(record) - b(record);
}

function multiply(a: Node<number>, b: Node<number>): Node<number> {
  return (record) => a(record) * b(record);
}

function divide(a: Node<number>, b: Node<number>): Node<number> {
  return (record) => a(record) / b(record);
}

function equals(a: Node<unknown>, b: Node<unknown>): Node<boolean> {
  return (record) => a(record) === b(record);
}

function choose<Value>(condition: Node<boolean>, yes: Node<Value>, no: Node<Value>): Node<Value> {
  return (record) => (condition(record) ? yes(record) : no(record));
}

function sum(items: readonly Node<number>[]): Node<number> {
  return (record) => {
    let total = 0;
    for (const item of items) total += item(record);
    return total;
  };
}

function min(items: readonly Node<number>[]): Node<number> {
  return (record) => {
    let found = Number.POSITIVE_INFINITY;
    for (const item of items) found = Math.min(found, item(record));
    return found;
  };
}

function max(items: readonly Node<number>[]): Node<number> {
  return (record) => {
    let found = Number.NEGATIVE_INFINITY;
    for (const item of items) found = Math.max(found, item(record));
    return found;
  };
}

function trimmed(list: Node<readonly number[]>): Node<number> {
  const { trimAverage } = hostFunctions();
  return (record) => trimAverage(list(record));
}

function round(value: Node<number>, digits: Node<number>): Node<number> {
  return (record) => {
    const scale = 10 ** digits(record);
    return Math.round(value(record) * scale) / scale;
  };
}
