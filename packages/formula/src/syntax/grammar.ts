import { limits } from "../limits.ts";
import type { Ast, BinaryOperator } from "./ast.ts";
import type { Cursor } from "./cursor.ts";
import { startsOperand } from "./operands.ts";
import {
  binaryPrecedence,
  isBinaryOperator,
  minusPrecedence,
  notPrecedence,
  percentPrecedence,
} from "./precedence.ts";
import { type Expressions, Values } from "./values.ts";

/** The grammar by recursive descent: operators by their strength; everything else, by what begins it, is of the values. */
export class Grammar implements Expressions {
  readonly #at: Cursor;
  readonly #source: string;
  readonly #values: Values;

  constructor(cursor: Cursor, options: { runsOn: boolean; source: string }) {
    this.#at = cursor;
    this.#source = options.source;
    this.#values = new Values(cursor, this, options.runsOn);
  }

  formula(length: number, unreadable: boolean): Ast {
    if (this.#at.is("operator", "=")) this.#at.advance();
    if (this.#at.atEnd()) {
      if (!unreadable)
        this.#at.findings.push({ code: "empty-formula", from: 0, to: length, params: {}, fixes: [] });
      return { kind: "error", from: 0, to: length };
    }
    let ast = this.expression(0);
    while (!this.#at.atEnd()) {
      this.#at.unexpected();
      this.skip();
      ast = this.binaries(ast, 0);
    }
    return ast;
  }

  /** Reads an expression of operators of at least this strength. */
  expression(minimum: number): Ast {
    return this.binaries(this.prefix(), minimum);
  }

  /** Reads the operators of at least this strength that follow `left`. */
  binaries(start: Ast, minimum: number): Ast {
    let left = start;
    for (let percents = 0; ; ) {
      const token = this.#at.token;
      if (token.kind === "operator" && token.value === "%") {
        if (percentPrecedence < minimum) return left;
        percents += 1;
        if (percents > limits.nesting) this.#at.stop("nesting", limits.nesting);
        this.#at.advance();
        left = this.#at.node({ kind: "unary", operator: "%", operand: left, from: left.from, to: token.to });
        continue;
      }
      if (this.#isTimes(left)) {
        const precedence = binaryPrecedence.get("*") ?? 0;
        if (precedence < minimum) return left;
        this.#at.missingTimes();
        const right = this.expression(precedence + 1);
        left = this.#at.node({ kind: "binary", operator: "*", left, right, from: left.from, to: right.to });
        continue;
      }
      if (token.kind !== "operator" && token.kind !== "keyword") return left;
      const doubled = this.#at.isDoubled();
      const operator = doubled ? "AND" : token.value;
      const precedence = binaryPrecedence.get(operator);
      if (precedence === undefined || precedence < minimum || !isBinaryOperator(operator)) return left;
      this.#at.advance();
      if (doubled) {
        const { to } = this.#at.token;
        this.#at.unexpected([{ from: token.from, to, insert: " AND ", rewrites: true, certain: true }]);
        this.#at.advance();
      }
      const right = this.expression(precedence + 1);
      const to = Math.max(right.to, token.to);
      const middle = goesOn(left, operator);
      if (middle === null)
        left = this.#at.node({ kind: "binary", operator, left, right, from: left.from, to });
      else {
        const goesFurther = binaryPrecedence.get(this.#at.token.value) === precedence;
        this.#at.chained(token, this.#source.slice(middle.from, middle.to), {
          isPlain: minimum <= andPrecedence && !(goesFurther && !/^[<>]=?$/.test(this.#at.token.value)),
        });
        const second = this.#at.node({
          kind: "binary",
          operator,
          left: middle,
          right,
          from: middle.from,
          to,
        });
        left = this.#at.node({ kind: "binary", operator: "AND", left, right: second, from: left.from, to });
      }
    }
  }

  /** Whether `2(x + 1)` or `(a)(b)` stands here: a value with a bracket right behind it that opens no call. */
  #isTimes(left: Ast): boolean {
    const { kind, value, from } = this.#at.token;
    if (kind !== "punctuation" || value !== "(" || from !== this.#at.previousEnd || left.to !== from)
      return false;
    return isFactor.has(left.kind) || (left.kind === "binary" && left.right.to === from);
  }

  /** A value with the signs before it. */
  prefix(): Ast {
    const token = this.#at.token;
    const isNot = token.kind === "keyword" && token.value === "NOT" && this.#at.ahead(1)?.value !== "(";
    if (isNot || (token.kind === "operator" && token.value === "-")) {
      if (!this.#at.enter("sign")) return this.#at.error();
      this.#at.advance();
      const operand = this.expression(isNot ? notPrecedence : minusPrecedence);
      this.#at.leave();
      return this.#at.node({
        kind: "unary",
        operator: isNot ? "NOT" : "-",
        operand,
        from: token.from,
        to: Math.max(operand.to, token.to),
      });
    }
    return this.#values.read();
  }

  /** Reads over a token that was told, and over the value that it stands before or begins: one mistake, told once. */
  skip(): void {
    if (!startsOperand(this.#at.token)) this.#at.advance();
    if (startsOperand(this.#at.token)) this.expression(0);
  }
}

/** The middle value of `60 <= x < 80`, read so far to the second sign; null where it is no such row. */
function goesOn(left: Ast, operator: BinaryOperator): Ast | null {
  if (left.kind !== "binary") return null;
  const isRow = ways.some((way) => way.test(left.operator) && way.test(operator));
  return isRow ? left.right : null;
}

const andPrecedence = binaryPrecedence.get("AND") ?? 0;

const ways = [/^<=?$/, /^>=?$/];

/** Behind these a bracket can open no call. */
const isFactor: ReadonlySet<string> = new Set(["number", "parentheses", "call", "unary"]);
