import { limits } from "../limits.ts";
import type { Ast, TableAst } from "./ast.ts";
import type { Cursor } from "./cursor.ts";
import { dottedName, startsOperand } from "./operands.ts";

/** What the grammar reads inside of a value. */
export interface Expressions {
  /** An expression of operators of at least this strength. */
  expression(minimum: number): Ast;
  /** The operators of at least this strength that follow what was read. */
  binaries(left: Ast, minimum: number): Ast;
  /** A value with the signs before it. */
  prefix(): Ast;
  /** Reads over a token that was told, and over the value that it stands before or begins. */
  skip(): void;
}

/** Values by what begins them: names and constants, calls, what stands in brackets, tables; and what stands in their place. */
export class Values {
  readonly #at: Cursor;
  readonly #within: Expressions;
  readonly #runsOn: boolean;
  readonly #calls: string[] = [];

  constructor(cursor: Cursor, within: Expressions, runsOn: boolean) {
    this.#at = cursor;
    this.#within = within;
    this.#runsOn = runsOn;
  }

  /** A value with the properties, conditions and calls behind it. */
  read(): Ast {
    return this.#postfix(this.#primary());
  }

  #primary(): Ast {
    const token = this.#at.token;
    const { from, to } = token;
    if (token.kind === "number" || token.kind === "text" || token.kind === "name") {
      this.#at.advance();
      return this.#at.node({ kind: token.kind, value: token.value, from, to });
    }
    if (token.kind === "keyword") {
      if (token.value === "TRUE" || token.value === "FALSE") {
        this.#at.advance();
        if (this.#at.is("punctuation", "(")) {
          if (this.#at.ahead(1)?.value !== ")") return this.#call({ name: token.value, from, to });
          this.#at.advance();
          this.#at.advance();
          return this.#at.node({
            kind: "boolean",
            value: token.value === "TRUE",
            from,
            to: this.#at.previousEnd,
          });
        }
        return this.#at.node({ kind: "boolean", value: token.value === "TRUE", from, to });
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
      return this.#at.error();
    }
    this.#at.unexpected(this.#at.signWithoutMeaning() ?? this.#at.turnedRound());
    this.#at.advance();
    if (this.#at.atEnd() || this.#at.isAwaited(this.#at.token)) return this.#at.error();
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
      if (this.#at.atEnd() || this.#at.isAwaited(this.#at.token)) return this.#at.error();
      this.#at.unexpected();
      this.#at.advance();
    }
    return this.#within.prefix();
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
      return this.#at.node({
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
    if (!this.#at.enter("]")) return this.#at.error();
    this.#at.advance();
    const condition = this.#within.expression(0);
    this.#close("]");
    return this.#at.node({ kind: "filter", of, condition, from: of.from, to: this.#at.previousEnd });
  }

  #parentheses(): Ast {
    const { from } = this.#at.token;
    if (!this.#at.enter(")")) return this.#at.error();
    this.#at.advance();
    const inner = this.#within.expression(0);
    this.#close(")");
    return this.#at.node({ kind: "parentheses", inner, from, to: this.#at.previousEnd });
  }

  #call(name: { name: string; from: number; to: number }): Ast {
    if (!this.#at.enter("call")) return this.#at.error();
    this.#at.advance();
    this.#calls.push(name.name.toUpperCase());
    const args = this.#at.is("punctuation", ")") ? [] : this.#list();
    this.#calls.pop();
    const runsOn = this.#runsOn && this.#at.atEnd();
    this.#close(")");
    return this.#at.node({
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
    if (!this.#at.enter("row")) return this.#at.error();
    this.#at.advance();
    const rows: { from: number; to: number; cells: readonly Ast[] }[] = [];
    while (this.#at.is("punctuation", "[row")) {
      const start = this.#at.token.from;
      if (!this.#at.enter("row")) return this.#at.error();
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
    return this.#at.node(table);
  }

  /** Values with commas between; where a comma is missing, it is told and reading goes on. */
  #list(): Ast[] {
    const items = [this.#within.expression(0)];
    for (;;) {
      if (this.#at.is("punctuation", ",")) this.#at.advance();
      else if (startsOperand(this.#at.token))
        this.#at.expected(",", this.#mayBeComma(items.at(-1)) ? [","] : []);
      else return items;
      items.push(this.#within.expression(0));
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
      this.#within.skip();
      this.#within.binaries(this.#at.error(), 0);
      this.#at.leave();
    }
    this.#at.advance();
  }
}

const isChoice = /^(?:IF|IFS|SWITCH|CHOOSE|如果|若|IIF|VLOOKUP|XLOOKUP|DATE)$/;
