import { fromDouble } from "../numbers/decimal.ts";
import { quote } from "../quote.ts";
import { nearest } from "./bounds.ts";
import { holds } from "./comparison.ts";
import type { Back } from "./lowering.ts";
import type { Limits, ListSummary, Path } from "./target.ts";
import { Writer } from "./writer.ts";

/**
 * How code reaches what it computes with: one filled form (`row`), or record `i` of columns. A name that an author
 * chose is never anything in it but a quoted key.
 */
export interface Access {
  /** The value of a field of the form. */
  field(key: string): string;
  /** The value of an earlier definition. */
  definition(index: number): string;
  /** Condition under which a value that was read is blank. */
  isBlank(value: string): string;
  /** Statement that leaves the record undecided. */
  readonly undecided: string;
  /** Statements that end with a value, which is JavaScript code. */
  result(value: string): string;
  /** Code that reads the numbers of a list into the runtime's buffer. */
  gather(path: Path, read: (path: Path) => string, rest: string): string;
  /** Whether what the error leaves open is settled by what numbers are whole parts of. */
  readonly settles: boolean;
}

/** A number of generated code: expressions without effects. */
export interface NumberCode {
  readonly value: string;
  /** A number of which a part is what the exact value is a whole number of; NaN where there is none. */
  readonly parts: string;
}

export interface Code extends Back<NumberCode, string, void> {
  /** The statements made so far. */
  statements(): string;
}

/** Back-end of JavaScript source; truth values are expressions. */
export function sourceBack(access: Access): Code {
  const { settles } = access;
  const writer = new Writer(access.undecided);

  const read = (path: Path): string => {
    switch (path.from) {
      case "input":
        if (path.instead === undefined) return access.field(path.key);
        return `(${access.field(path.key)} ?? ${access.field(path.instead)})`;
      case "row":
        return property("row", path.key);
      case "definition":
        return access.definition(path.index);
      case "property":
        return `runtime.member(${read(path.of)}, ${quote(path.key)}, ${path.optional})`;
    }
  };
  /** Long expressions get a name: nothing is nested deeply, however long a formula is. */
  const operation = (value: string, parts: string): NumberCode => ({
    value: value.length > 60 ? writer.name(value) : value,
    parts: settles && parts.length > 60 ? writer.name(parts) : parts,
  });
  const isBlank = (path: Path, value: string): string => {
    if (path.from === "input") return access.isBlank(value);
    // A definition that has an error is undefined, which is no blank.
    if (path.from === "definition") return `${value} === null`;
    return `${value} === undefined || ${value} === null`;
  };
  const partsOf = (value: string, limits: Limits): string =>
    limits.whole ? "1" : limits.decimal ? `runtime.decimalParts(${value})` : "NaN";
  const both = (a: NumberCode, b: NumberCode): string => (settles ? common(a.parts, b.parts) : "");
  /** Two branches that end in the same variables. */
  const join = (make: (assign: (branch: NumberCode) => void) => void): NumberCode => {
    const joined = { value: writer.fresh(), parts: settles ? writer.fresh() : "" };
    writer.emit(`let ${joined.value}${settles ? `, ${joined.parts}` : ""};`);
    make((branch) => {
      writer.emit(`${joined.value} = ${branch.value};`);
      if (settles) writer.emit(`${joined.parts} = ${branch.parts};`);
    });
    return joined;
  };

  return {
    settles,
    statements: () => writer.statements(),
    constant: (value, exact) => ({
      value: value < 0 ? `(${value})` : String(value),
      parts: exact ? constantParts(value) : "NaN",
    }),
    number(path, limits) {
      const value = writer.name(read(path));
      writer.unless(fits(value, limits));
      return { value, parts: settles ? writer.name(partsOf(value, limits)) : "" };
    },
    numberOr(path, limits, otherwise) {
      const found = writer.name(read(path));
      return join((assign) => {
        const instead = writer.block(() => assign(otherwise()));
        const own = writer.block(() => {
          writer.unless(fits(found, limits));
          assign({ value: found, parts: partsOf(found, limits) });
        });
        writer.emit(`if (${isBlank(path, found)}) ${instead} else ${own}`);
      });
    },
    add: (a, b) => operation(`(${a.value} + ${b.value})`, both(a, b)),
    subtract: (a, b) => operation(`(${a.value} - ${b.value})`, both(a, b)),
    multiply: (a, b) => operation(`(${a.value} * ${b.value})`, settles ? product(a.parts, b.parts) : ""),
    divide(a, b, { least, most, error }) {
      const divisor = writer.name(b.value);
      if (least > 0) writer.unless(`${divisor} >= ${least} || ${divisor} <= ${-least}`);
      const value = writer.name(`${a.value} / ${divisor}`);
      if (most !== Number.POSITIVE_INFINITY) writer.unless(`${value} <= ${most} && ${value} >= ${-most}`);
      const top = `Math.abs(runtime.partsIn(${divisor}, ${error}, ${b.parts}))`;
      return { value, parts: settles ? writer.name(`${a.parts} * ${top}`) : "" };
    },
    negate: (a) => operation(`(-${a.value})`, a.parts),
    absolute: (a) => operation(`Math.abs(${a.value})`, a.parts),
    smaller: (a, b) => operation(`Math.min(${a.value}, ${b.value})`, both(a, b)),
    greater: (a, b) => operation(`Math.max(${a.value}, ${b.value})`, both(a, b)),
    round({ value, parts }, { scale, name, margin, error }) {
      const result = settles
        ? `runtime.settleRound(${value}, ${scale}, ${quote(name)}, ${margin}, ${error}, ${parts})`
        : name === "half-away"
          ? `runtime.roundHalf(${value}, ${scale}, ${margin})`
          : `runtime.roundDirected(${value}, ${scale}, ${margin}, ${quote(name)})`;
      return { value: writer.certain(result), parts: String(scale) };
    },
    summary({ path, optional, key, condition, limits, blanks }, summary) {
      const { low, high, whole } = limits;
      const rest = `${low}, ${high}, ${whole}, ${blanks}`;
      const count = writer.name(
        key === null
          ? access.gather(path, read, `${optional}, ${rest}`)
          : `runtime.gatherRows(${read(path)}, ${optional}, ${condition}, ${quote(key)}, ${rest})`,
      );
      const drop = summary.name === "trimmed" ? `, ${summary.drop}` : "";
      const parts = settles ? writer.name(summaryParts(count, summary, whole)) : "";
      return { value: writer.certain(`runtime.${summary.name}(${count}${drop})`), parts };
    },
    count(path, optional, condition) {
      const value = writer.name(`runtime.countRows(${read(path)}, ${optional}, ${condition})`);
      writer.unless(`${value} >= 0`);
      return { value, parts: "1" };
    },

    truth: (value) => String(value),
    boolean(path, instead) {
      const value = writer.name(read(path));
      if (instead === null) {
        writer.unless(`typeof ${value} === "boolean"`);
        return value;
      }
      writer.unless(`${isBlank(path, value)} || typeof ${value} === "boolean"`);
      return instead ? `(${value} !== false)` : `(${value} === true)`;
    },
    compare(comparison, a, b, { margin, error, equal }) {
      if (margin === 0 && equal) return `(${a.value} ${operators[comparison]} ${b.value})`;
      const difference = writer.name(`${a.value} - ${b.value}`);
      if (settles) {
        const sign = `runtime.settleSign(${difference}, ${margin}, ${error}, ${both(a, b)})`;
        return `(${writer.certain(sign)} ${operators[comparison]} 0)`;
      }
      writer.unless(`${difference} > ${margin} || ${difference} < ${-margin}`);
      const [less, more] = [holds(comparison, -1), holds(comparison, 1)];
      return less === more ? String(less) : `(${difference} ${more ? ">" : "<"} 0)`;
    },
    textIs(path, text, instead) {
      const value = writer.name(read(path));
      const same = `${value} === ${quote(text)}`;
      if (instead === null) {
        writer.unless(`typeof ${value} === "string"`);
        return `(${same})`;
      }
      writer.unless(`${isBlank(path, value)} || typeof ${value} === "string"`);
      return instead ? `(${same} || typeof ${value} !== "string")` : `(${same})`;
    },
    blank(path, kind) {
      const value = writer.name(read(path));
      const nothing = writer.name(isBlank(path, value));
      writer.unless(`${nothing} || runtime.present(${value}, ${quote(kind)}) === 0`);
      return nothing;
    },
    within(condition) {
      const body = writer.block(() => writer.emit(`return ${condition()} ? 1 : 0;`), "return -1;");
      return `(row) => ${body}`;
    },
    not: (a) => `!${a}`,
    and(a, then) {
      const result = writer.name(a, "let");
      const body = writer.block(() => writer.emit(`${result} = ${then()};`));
      writer.emit(`if (${result}) ${body}`);
      return result;
    },
    or(a, then) {
      const result = writer.name(a, "let");
      const body = writer.block(() => writer.emit(`${result} = ${then()};`));
      writer.emit(`if (!${result}) ${body}`);
      return result;
    },
    // Longer expressions have a name already.
    bind: (value, use) => use(value),
    choose: (condition, then, otherwise) =>
      join((assign) => {
        const a = writer.block(() => assign(then()));
        const b = writer.block(() => assign(otherwise()));
        writer.emit(`if (${condition}) ${a} else ${b}`);
      }),

    resultNumber({ value, parts }, { grade, error }) {
      const exact =
        grade < nearest ? writer.certain(`runtime.nearestTo(${value}, ${error}, ${parts})`) : `${value} + 0`;
      writer.emit(access.result(exact));
    },
    resultBoolean: (x) => writer.emit(access.result(x)),
    resultBlank: () => writer.emit(access.result("null")),
    resultChoice(condition, then, otherwise) {
      const [a, b] = [writer.block(then), writer.block(otherwise)];
      writer.emit(`if (${condition}) ${a} else ${b}`);
    },
  };
}

/** An own property; those that every object inherits can't simply be read. */
export function property(row: string, key: string): string {
  return key in Object.prototype ? `runtime.member(${row}, ${quote(key)}, false)` : `${row}[${quote(key)}]`;
}

const operators = { "=": "===", "<>": "!==", "<": "<", "<=": "<=", ">": ">", ">=": ">=" } as const;

function fits(value: string, { low, high, whole }: Limits): string {
  const integer = whole ? ` && Number.isInteger(${value})` : "";
  return `typeof ${value} === "number" && ${value} >= ${low} && ${value} <= ${high}${integer}`;
}

function constantParts(value: number): string {
  const { bottom, large } = fromDouble(value);
  return large === null ? String(bottom) : "NaN";
}

function product(a: string, b: string): string {
  return a === "1" ? b : b === "1" ? a : `(${a} * ${b})`;
}

function common(a: string, b: string): string {
  return a === "1" || a === b ? b : b === "1" ? a : `runtime.commonParts(${a}, ${b})`;
}

/** What a summary of `count` gathered numbers is a whole number of parts of. */
function summaryParts(count: string, summary: ListSummary, whole: boolean): string {
  const parts = whole ? "1" : `runtime.listParts(${count})`;
  switch (summary.name) {
    case "count":
      return "1";
    case "average":
      return `${parts} * ${count}`;
    case "median":
      return `${parts} * 2`;
    case "trimmed":
      return `${parts} * (${count} > ${2 * summary.drop} ? ${count} - ${2 * summary.drop} : ${count})`;
    default:
      return parts;
  }
}
