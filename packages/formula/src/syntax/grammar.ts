import { limits } from "../limits.ts";
import type { Ast, BinaryOperator, TableAst } from "./ast.ts";
import type { Cursor } from "./cursor.ts";
import { dottedName, startsOperand } from "./operands.ts";
import {
  binaryPrecedence,
  isBinaryOperator,
  minusPrecedence,
  notPrecedence,
  percentPrecedence,
} from "./precedence.ts";

/** The grammar by recursive descent: operators by their strength, everything else by what begins it. */
export class Grammar {
  readonly #at: Cursor;
  readonly #runsOn: boolean;
  readonly #source: string;
  readonly #calls: string[] = [];

  constructor(cursor: Cursor, options: { runsOn: boolean; source: string }) {
    this.#at = cursor;
    this.#runsOn = options.runsOn;
    this.#source = options.source;
  }

  formula(length: number, unreadable: boolean): Ast {
    if (this.#at.is("operator", "=")) this.#at.advance();
    if (this.#at.atEnd()) {
      if (!unreadable)
        this.#at.findings.push({ code: "empty-formula", from: 0, to: length, params: {}, fixes: [] });
      return { kind: "error", from: 0, to: length };
    }
    let ast = this.#expression(0);
    while (!this.#at.atEnd()) {
      this.#at.unexpected();
      this.#skip();
      ast = this.#binaries(ast, 0);
    }
    return ast;
  }

  #expression(minimum: number): Ast {
    return this.#binaries(this.#prefix(), minimum);
  }

  /** Reads the operators of at least this strength that follow `left`. */
  #binaries(start: Ast, minimum: number): Ast {
    let left = start;
    for (let percents = 0; ; ) {
      const token = this.#at.token;
      if (token.kind === "operator" && token.value === "%") {
        if (percentPrecedence < minimum) return left;
        percents += 1;
        if (percents > limits.nesting) this.#at.stop("nesting", limits.nesting);
        this.#at.advance();
        left = this.#node({ kind: "unary", operator: "%", operand: left, from: left.from, to: token.to });
        continue;
      }
      if (this.#isTimes(left)) {
        const precedence = binaryPrecedence.get("*") ?? 0;
        if (precedence < minimum) return left;
        this.#at.missingTimes();
        const right = this.#expression(precedence + 1);
        left = this.#node({ kind: "binary", operator: "*", left, right, from: left.from, to: right.to });
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
      const right = this.#expression(precedence + 1);
      const to = Math.max(right.to, token.to);
      const middle = goesOn(left, operator);
      if (middle === null) left = this.#node({ kind: "binary", operator, left, right, from: left.from, to });
      else {
        const goesFurther = binaryPrecedence.get(this.#at.token.value) === precedence;
        this.#at.chained(token, this.#source.slice(middle.from, middle.to), {
          isPlain: minimum <= andPrecedence && !(goesFurther && !/^[<>]=?$/.test(this.#at.token.value)),
        });
        const second = this.#node({ kind: "binary", operator, left: middle, right, from: middle.from, to });
        left = this.#node({ kind: "binary", operator: "AND", left, right: second, from: left.from, to });
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

  #prefix(): Ast {
    const token = this.#at.token;
    const isNot = token.kind === "keyword" && token.value === "NOT" && this.#at.ahead(1)?.value !== "(";
    if (isNot || (token.kind === "operator" && token.value === "-")) {
      if (!this.#at.enter("sign")) return this.#error();
      this.#at.advance();
      const operand = this.#expression(isNot ? notPrecedence : minusPrecedence);
      this.#at.leave();
      return this.#node({
        kind: "unary",
        operator: isNot ? "NOT" : "-",
        operand,
        from: token.from,
        to: Math.max(operand.to, token.to),
      });
    }
    return this.#postfix(this.#primary());
  }

  #primary(): Ast {
    const token = this.#at.token;
    const { from, to } = token;
    if (token.kind === "number" || token.kind === "text" || token.kind === "name") {
      this.#at.advance();
      return this.#node({ kind: token.kind, value: token.value, from, to });
    }
    if (token.kind === "keyword") {
      if (token.value === "TRUE" || token.value === "FALSE") {
        this.#at.advance();
        if (this.#at.is("punctuation", "(")) {
          if (this.#at.ahead(1)?.value !== ")") return this.#call({ name: token.value, from, to });
          this.#at.advance();
          this.#at.advance();
          return this.#node({
            kind: "boolean",
            value: token.value === "TRUE",
            from,
            to: this.#at.previousEnd,
          });
        }
        return this.#node({ kind: "boolean", value: token.value === "TRUE", from, to });
      }
      if (this.#at.ahead(1)?.value === "(") {
        this.#at.advance();
        return this.#call({ name: token.value, from, to });
      }
    }
    if (token.kind === "punctuation" && token.value === "(") return this.#parentheses();
    if (token.kind === "punctuation" && (token.value === "[[" || token.value === "[row"))
      return this.#table();
    return this.#noOperand();
  }

  /** No value where one belongs: what closes or separates stays for whoever awaits it, anything else is skipped. */
  #noOperand(): Ast {
    const token = this.#at.token;
    if (token.kind === "end" || this.#at.isAwaited(token)) {
      if (this.#isDoubledComma()) this.#at.doubledComma();
      else this.#at.expected("expression", []);
      return this.#error();
    }
    this.#at.unexpected(this.#at.signWithoutMeaning() ?? this.#at.turnedRound());
    this.#at.advance();
    if (this.#at.atEnd() || this.#at.isAwaited(this.#at.token)) return this.#error();
    return this.#prefixAfterSkip();
  }

  /** `SUM(a,,b)`. In a choice, what is left out is a value of its own. */
  #isDoubledComma(): boolean {
    const before = this.#at.ahead(-1);
    if (!this.#at.is("punctuation", ",") || before?.value !== "," || before.kind !== "punctuation")
      return false;
    return !isChoice.test(this.#calls.at(-1) ?? "IF");
  }

  /** Tries again behind skipped tokens, without recursion: a long row of nonsense must not be a deep one. */
  #prefixAfterSkip(): Ast {
    while (!startsOperand(this.#at.token) && !this.#at.is("operator", "-")) {
      if (this.#at.atEnd() || this.#at.isAwaited(this.#at.token)) return this.#error();
      this.#at.unexpected();
      this.#at.advance();
    }
    return this.#prefix();
  }

  #postfix(start: Ast): Ast {
    let node = start;
    for (let depth = 0; ; depth += 1) {
      if (depth > limits.nesting) this.#at.stop("nesting", limits.nesting);
      const token = this.#at.token;
      if (token.kind !== "punctuation") return node;
      if (token.value === ".") node = this.#property(node);
      else if (token.value === "[") node = this.#filter(node);
      else if (token.value === "(" && (node.kind === "name" || node.kind === "property")) {
        const name = dottedName(node);
        if (name === null) return node;
        node = this.#call({ name, from: node.from, to: node.to });
      } else return node;
    }
  }

  #property(of: Ast): Ast {
    this.#at.advance();
    const name = this.#at.token;
    if (name.kind === "name") {
      this.#at.advance();
      return this.#node({
        kind: "property",
        of,
        key: name.value,
        nameFrom: name.from,
        nameTo: name.to,
        from: of.from,
        to: name.to,
      });
    }
    if (name.kind === "number") {
      this.#at.unexpected();
      this.#at.advance();
    } else {
      this.#at.expected("name", []);
    }
    return { kind: "error", from: of.from, to: this.#at.previousEnd };
  }

  #filter(of: Ast): Ast {
    if (!this.#at.enter("]")) return this.#error();
    this.#at.advance();
    const condition = this.#expression(0);
    this.#close("]");
    return this.#node({ kind: "filter", of, condition, from: of.from, to: this.#at.previousEnd });
  }

  #parentheses(): Ast {
    const { from } = this.#at.token;
    if (!this.#at.enter(")")) return this.#error();
    this.#at.advance();
    const inner = this.#expression(0);
    this.#close(")");
    return this.#node({ kind: "parentheses", inner, from, to: this.#at.previousEnd });
  }

  #call(name: { name: string; from: number; to: number }): Ast {
    if (!this.#at.enter("call")) return this.#error();
    this.#at.advance();
    this.#calls.push(name.name.toUpperCase());
    const args = this.#at.is("punctuation", ")") ? [] : this.#list();
    this.#calls.pop();
    const runsOn = this.#runsOn && this.#at.atEnd();
    this.#close(")");
    return this.#node({
      kind: "call",
      runsOn,
      name: name.name,
      nameFrom: name.from,
      nameTo: name.to,
      args,
      from: name.from,
      to: this.#at.previousEnd,
    });
  }

  #table(): Ast {
    const { from } = this.#at.token;
    if (!this.#at.enter("row")) return this.#error();
    this.#at.advance();
    const rows: { from: number; to: number; cells: readonly Ast[] }[] = [];
    while (this.#at.is("punctuation", "[row")) {
      const start = this.#at.token.from;
      if (!this.#at.enter("row")) return this.#error();
      this.#at.advance();
      const cells = this.#at.is("punctuation", "]") ? [] : this.#list();
      this.#close("]");
      rows.push({ from: start, to: this.#at.previousEnd, cells });
      this.#at.count({ from: start, to: this.#at.previousEnd });
      if (!this.#at.is("punctuation", ",")) break;
      this.#at.advance();
    }
    if (rows.length === 0) this.#at.expected("[", []);
    this.#close("]");
    if (rows.length === 0) return { kind: "error", from, to: this.#at.previousEnd };
    const table: TableAst = { kind: "table", rows, from, to: this.#at.previousEnd };
    return this.#node(table);
  }

  /** Values with commas between; where a comma is missing, it is told and reading goes on. */
  #list(): Ast[] {
    const items = [this.#expression(0)];
    for (;;) {
      if (this.#at.is("punctuation", ",")) this.#at.advance();
      else if (startsOperand(this.#at.token))
        this.#at.expected(",", this.#mayBeComma(items.at(-1)) ? [","] : []);
      else return items;
      items.push(this.#expression(0));
    }
  }

  /**
   * Whether a comma may be what is missing here. In `10分` and `2a` it is another thing, and behind `a / b` it may as
   * well be an operator.
   */
  #mayBeComma(before: Ast | undefined): boolean {
    const isUnit = this.#at.ahead(-1)?.kind === "number" && this.#at.token.from === this.#at.previousEnd;
    const isArithmetic = before?.kind === "binary" && /^[-+*/^]$/.test(before.operator);
    return !isUnit && !isArithmetic;
  }

  /** Reads the closing bracket of the innermost construct, or tells that it is missing. */
  #close(closer: ")" | "]"): void {
    this.#at.leave();
    while (!this.#at.is("punctuation", closer)) {
      const token = this.#at.token;
      if (token.kind === "end" || this.#at.isAwaited(token)) {
        this.#at.expected(closer, [closer]);
        return;
      }
      const otherCloser = token.kind === "punctuation" && (token.value === ")" || token.value === "]");
      this.#at.unexpected(
        otherCloser ? [{ from: token.from, to: token.to, insert: closer, rewrites: true }] : [],
      );
      if (otherCloser) break;
      if (!this.#at.enter("skipped")) return;
      this.#skip();
      this.#binaries(this.#error(), 0);
      this.#at.leave();
    }
    this.#at.advance();
  }

  /** Reads over a token that was told, and over the value that it stands before or begins: one mistake, told once. */
  #skip(): void {
    if (!startsOperand(this.#at.token)) this.#at.advance();
    if (startsOperand(this.#at.token)) this.#expression(0);
  }

  #node(node: Ast): Ast {
    this.#at.count(node);
    return node;
  }

  #error(): Ast {
    return { kind: "error", from: this.#at.previousEnd, to: this.#at.previousEnd };
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
const isChoice = /^(?:IF|IFS|SWITCH|CHOOSE|如果|若|IIF|VLOOKUP|XLOOKUP|DATE)$/;
