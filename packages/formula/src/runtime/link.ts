import { readExact } from "../numbers/decimal.ts";
import { Rational, zero } from "../numbers/rational.ts";
import type { ChainStep, Place, Shape, TypedNode } from "../tree/typed-node.ts";
import { cohortOperation } from "./cohort.ts";
import { counted, effortOfRows, spendAt } from "./counted.ts";
import { Fault } from "./fault.ts";
import { guard } from "./guard.ts";
import { placeInElement, placeInInput, placeInRow } from "./missing-place.ts";
import type { Argument, Operation, Run, Thunk } from "./operation.ts";
import { operations } from "./operations.ts";
import { binaryOperators } from "./operators.ts";
import { placeFault } from "./place-fault.ts";
import { isList, isRow, ownReader, readValue, type Value } from "./value.ts";

/** Wraps every sub-expression of a back-end that watches its work (the explanation). */
export type Wrap = (node: TypedNode, thunk: Thunk) => Thunk;

/** Back-end of closures: makes a typed tree ready to be evaluated. */
export function link(node: TypedNode, wrap?: Wrap): Thunk {
  const thunk = counted(node, linkBare(node, wrap));
  return wrap === undefined ? thunk : wrap(node, thunk);
}

function linkBare(node: TypedNode, wrap: Wrap | undefined): Thunk {
  switch (node.op) {
    case "number": {
      const value = readExact(node.value) ?? zero;
      return () => guard(value, node);
    }
    case "text":
    case "boolean": {
      const { value } = node;
      return () => value;
    }
    case "field": {
      const { key, instead, shape } = node;
      const read = ownReader(key);
      const other = instead === undefined ? () => undefined : ownReader(instead);
      return ({ input }) => {
        try {
          return readValue(read(input) ?? other(input), shape, node);
        } catch (thrown) {
          throw placeInInput(thrown, node);
        }
      };
    }
    case "element": {
      const { key, depth, shape } = node;
      const read = ownReader(key);
      return ({ rows }) => {
        try {
          return readValue(read(rows[depth]), shape, node);
        } catch (thrown) {
          throw placeInElement(thrown, { depth, key });
        }
      };
    }
    case "property":
      return linkProperty(node, link(node.of, wrap));
    case "pluck":
      return linkPluck(node, link(node.of, wrap));
    case "filter":
      return linkFilter(node, link(node.of, wrap), link(node.condition));
    case "pick":
      return linkPick(node, link(node.of, wrap), link(node.condition));
    case "member": {
      const { depth, shape } = node;
      return ({ rows }) => memberValue(rows[depth], shape, node);
    }
    case "definition": {
      const { name } = node;
      return (run) => run.definition(name);
    }
    case "call":
      return linkCall(node, wrap);
    case "chain":
      return linkChain(node, wrap);
    case "cohort":
      return cohortOperation(
        node,
        node.args.map((arg) => argument(arg, wrap)),
      );
    case "table":
    case "error":
      return () => {
        throw new Fault("missing-value", node);
      };
  }
}

function linkCall(node: TypedNode & { op: "call" }, wrap: Wrap | undefined): Thunk {
  const operation = operationOf(node.name);
  const args = node.args.map((arg) => argument(arg, wrap));
  return (run) => {
    try {
      return operation(args, run, node);
    } catch (thrown) {
      throw placeFault(thrown, node);
    }
  };
}

/** Every operator needs its left side first, so a row of them is one loop. */
function linkChain(node: TypedNode & { op: "chain" }, wrap: Wrap | undefined): Thunk {
  const first = link(node.first, wrap);
  let left: Place = node.first;
  const steps = node.steps.map((step) => {
    const linked = linkStep(step, left, wrap);
    left = step;
    return linked;
  });
  const [only] = steps;
  if (only !== undefined && steps.length === 1) return (run) => only(first(run), run);
  return (run) => {
    let value = first(run);
    for (const step of steps) value = step(value, run);
    return value;
  };
}

function linkStep(step: ChainStep, left: Place, wrap: Wrap | undefined): (left: Value, run: Run) => Value {
  const binary = binaryOperators.get(step.name);
  if (binary !== undefined) {
    const right = link(step.right, wrap);
    const places = { left, right: step.right, whole: step };
    return (value, run) => {
      const other = right(run);
      try {
        return binary(value, other, places);
      } catch (thrown) {
        throw placeFault(thrown, step);
      }
    };
  }
  const operation = operationOf(step.name);
  const right = argument(step.right, wrap);
  return (value, run) => operation([{ place: left, value: () => value }, right], run, step);
}

function operationOf(name: string): Operation {
  const operation = operations.get(name);
  if (operation === undefined) throw new TypeError(`unknown operation ${name}`);
  return operation;
}

function argument(node: TypedNode, wrap: Wrap | undefined): Argument {
  if (node.op !== "table") return { place: node, value: link(node, wrap) };
  const cells = node.rows.map((row) => row.map((cell) => argument(cell, wrap)));
  return { place: node, value: linkBare(node, wrap), cells };
}

function linkProperty(node: TypedNode & { op: "property" }, of: Thunk): Thunk {
  const { key, shape } = node;
  const read = ownReader(key);
  const lenient = shape.kind === "list" ? { ...shape, optional: true } : shape;
  return (run) => {
    const row = of(run);
    try {
      return readValue(read(row), row === null ? lenient : shape, node);
    } catch (thrown) {
      throw placeInInput(thrown, node);
    }
  };
}

function linkPluck(node: TypedNode & { op: "pluck" }, of: Thunk): Thunk {
  const { key, shape } = node;
  const read = ownReader(key);
  const readCell = (row: Value, run: Run): Value => {
    try {
      return readValue(read(row), shape, node);
    } catch (thrown) {
      throw placeInRow(thrown, { of: node.of, row, run, key });
    }
  };
  return (run) => {
    const rows = of(run);
    if (!isList(rows)) return [];
    const values: Value[] = [];
    for (const row of rows) {
      const value = row === null ? null : readCell(row, run);
      if (isList(value)) for (const each of value) values.push(each);
      else values.push(value);
    }
    return values;
  };
}

function linkFilter(place: TypedNode & { op: "filter" }, of: Thunk, condition: Thunk): Thunk {
  const meets = (row: Value, run: Run): boolean => {
    try {
      return condition(nested(run, row)) === true;
    } catch (thrown) {
      throw placeInRow(thrown, { of: place.of, row, run, key: null });
    }
  };
  const effort = effortOfRows(place.condition);
  return (run) => {
    const rows = of(run);
    if (!isList(rows)) return [];
    spendAt(place, effort(run, rows.length));
    return rows.filter((row) => isRow(row) && meets(row, run));
  };
}

/** Blank members meet no condition. */
function linkPick(place: TypedNode & { op: "pick" }, of: Thunk, condition: Thunk): Thunk {
  const effort = effortOfRows(place.condition);
  return (run) => {
    const values = of(run);
    if (!isList(values)) return [];
    spendAt(place, effort(run, values.length));
    return values.filter((value) => value !== null && condition(nested(run, value)) === true);
  };
}

/** A member was read as what its schema promises when its list was. */
function memberValue(value: unknown, { kind }: Shape, place: Place): Value {
  if (kind === "number" && value instanceof Rational) return value;
  if ((kind === "text" || kind === "date") && typeof value === "string") return value;
  if (kind === "boolean" && typeof value === "boolean") return value;
  throw new Fault("missing-value", place);
}

function nested(run: Run, row: unknown): Run {
  return { ...run, rows: [...run.rows, row] };
}
