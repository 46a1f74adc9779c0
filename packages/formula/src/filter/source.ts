import { quote } from "../program/quote.ts";
import { holds } from "./comparison.ts";
import type { Back } from "./lowering.ts";
import type { Limits, Path } from "./target.ts";

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
}

export interface Code extends Back<string, string, void> {
  /** The statements made so far. */
  statements(): string;
}

/** Back-end of JavaScript source: N is an expression without effects, B likewise. */
export function sourceBack(access: Access): Code {
  let lines: string[] = [];
  let undecided = access.undecided;
  let names = 0;

  const emit = (line: string): void => {
    lines.push(line);
  };
  const name = (value: string, keyword = "const"): string => {
    names += 1;
    const fresh = `v${names}`;
    emit(`${keyword} ${fresh} = ${value};`);
    return fresh;
  };
  const unless = (condition: string): void => emit(`if (!(${condition})) ${undecided}`);
  /** Long expressions get a name: nothing is nested deeply, however long a formula is. */
  const operation = (value: string): string => (value.length > 60 ? name(value) : value);
  const block = (make: () => void): string => {
    const outer = lines;
    lines = [];
    make();
    const inner = lines.join("\n");
    lines = outer;
    return `{\n${inner}\n}`;
  };
  const certain = (value: string): string => {
    const result = name(value);
    unless(`${result} === ${result}`);
    return result;
  };
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
        return `doubles.member(${read(path.of)}, ${quote(path.key)}, ${path.optional})`;
    }
  };
  const fits = (value: string, { low, high, whole }: Limits): string =>
    `typeof ${value} === "number" && ${value} >= ${low} && ${value} <= ${high}${whole ? ` && Number.isInteger(${value})` : ""}`;

  return {
    statements: () => lines.join("\n"),
    constant: (value) => (value < 0 ? `(${value})` : String(value)),
    number(path, limits) {
      const value = name(read(path));
      unless(fits(value, limits));
      return value;
    },
    numberOr(path, limits, otherwise) {
      const value = name(read(path), "let");
      const isBlank = path.from === "definition" ? `${value} === null` : access.isBlank(value);
      const instead = block(() => {
        emit(`${value} = ${otherwise()};`);
      });
      emit(`if (${isBlank}) ${instead} else if (!(${fits(value, limits)})) ${undecided}`);
      return value;
    },
    add: (a, b) => operation(`(${a} + ${b})`),
    subtract: (a, b) => operation(`(${a} - ${b})`),
    multiply: (a, b) => operation(`(${a} * ${b})`),
    divide(a, b, least, most) {
      const divisor = least > 0 ? name(b) : b;
      if (least > 0) unless(`${divisor} >= ${least} || ${divisor} <= ${-least}`);
      const quotient = name(`${a} / ${divisor}`);
      if (most !== Number.POSITIVE_INFINITY) unless(`${quotient} <= ${most} && ${quotient} >= ${-most}`);
      return quotient;
    },
    negate: (a) => operation(`(-${a})`),
    absolute: (a) => operation(`Math.abs(${a})`),
    smaller: (a, b) => operation(`Math.min(${a}, ${b})`),
    greater: (a, b) => operation(`Math.max(${a}, ${b})`),
    round(x, scale, rounding, margin) {
      if (rounding === "half-away") return certain(`doubles.roundHalf(${x}, ${scale}, ${margin})`);
      return certain(`doubles.roundDirected(${x}, ${scale}, ${margin}, ${quote(rounding)})`);
    },
    summary({ path, optional, key, condition, limits, blanks }, summary) {
      const { low, high, whole } = limits;
      const count =
        key === null
          ? access.gather(path, read, `${optional}, ${low}, ${high}, ${whole}, ${blanks}`)
          : `doubles.gatherRows(${read(path)}, ${optional}, ${condition}, ${quote(key)}, ${low}, ${high}, ${whole}, ${blanks})`;
      const rest = summary.name === "trimmed" ? `, ${summary.drop}` : "";
      return certain(`doubles.${summary.name}(${count}${rest})`);
    },
    count(path, optional, condition) {
      const count = name(`doubles.countRows(${read(path)}, ${optional}, ${condition})`);
      unless(`${count} >= 0`);
      return count;
    },

    truth: (value) => String(value),
    boolean(path) {
      const value = name(read(path));
      unless(`typeof ${value} === "boolean"`);
      return value;
    },
    compare(comparison, a, b, margin, equal) {
      if (margin === 0 && equal) return `(${a} ${operators[comparison]} ${b})`;
      const difference = name(`${a} - ${b}`);
      unless(`${difference} > ${margin} || ${difference} < ${-margin}`);
      const [less, more] = [holds(comparison, -1), holds(comparison, 1)];
      return less === more ? String(less) : `(${difference} ${more ? ">" : "<"} 0)`;
    },
    textIs(path, text) {
      const value = name(read(path));
      unless(`typeof ${value} === "string"`);
      return `(${value} === ${quote(text)})`;
    },
    blank(path, kind) {
      const value = name(`doubles.blank(${read(path)}, ${quote(kind)})`);
      unless(`${value} >= 0`);
      return `(${value} > 0)`;
    },
    within(condition) {
      const outer = undecided;
      undecided = "return -1;";
      const body = block(() => {
        emit(`return ${condition()} ? 1 : 0;`);
      });
      undecided = outer;
      return `(row) => ${body}`;
    },
    not: (a) => `!${a}`,
    and(a, then) {
      const result = name(a, "let");
      const body = block(() => {
        emit(`${result} = ${then()};`);
      });
      emit(`if (${result}) ${body}`);
      return result;
    },
    or(a, then) {
      const result = name(a, "let");
      const body = block(() => {
        emit(`${result} = ${then()};`);
      });
      emit(`if (!${result}) ${body}`);
      return result;
    },
    choose(condition, then, otherwise) {
      names += 1;
      const result = `v${names}`;
      emit(`let ${result};`);
      const [a, b] = [then, otherwise].map((branch) =>
        block(() => {
          emit(`${result} = ${branch()};`);
        }),
      );
      emit(`if (${condition}) ${a} else ${b}`);
      return result;
    },

    resultNumber: (x) => emit(access.result(`${x} + 0`)),
    resultBoolean: (x) => emit(access.result(x)),
    resultBlank: () => emit(access.result("null")),
    resultChoice(condition, then, otherwise) {
      const [a, b] = [block(then), block(otherwise)];
      emit(`if (${condition}) ${a} else ${b}`);
    },
  };
}

/** An own property; those that every object inherits can't simply be read. */
export function property(row: string, key: string): string {
  return key in Object.prototype ? `doubles.member(${row}, ${quote(key)}, false)` : `${row}[${quote(key)}]`;
}

const operators = { "=": "===", "<>": "!==", "<": "<", "<=": "<=", ">": ">", ">=": ">=" } as const;
