import type { Finding, Fix } from "../diagnostic.ts";
import { limits } from "../limits.ts";
import type { Ast, TableAst } from "./ast.ts";
import { lex } from "./lexer.ts";
import {
  binaryPrecedence,
  isBinaryOperator,
  minusPrecedence,
  notPrecedence,
  percentPrecedence,
} from "./precedence.ts";
import type { Token } from "./token.ts";

export interface Parsed {
  readonly ast: Ast;
  readonly findings: readonly Finding[];
}

/** Reads a formula. Never fails: every independent mistake is a finding, and the tree holds `error` where it was. */
export function parse(source: string): Parsed {
  if (source.length > limits.source) {
    const finding = limitFinding("source", limits.source, limits.source, source.length);
    return { ast: { kind: "error", from: 0, to: source.length }, findings: [finding] };
  }
  const lexed = lex(source);
  const parser = new Parser(lexed.tokens, { runsOn: lexed.runsOn, unreadable: lexed.unreadable });
  const ast = parser.formula(source.length, lexed.findings.length > 0);
  return {
    ast,
    findings: [...lexed.findings, ...parser.findings].sort((a, b) => a.from - b.from || a.to - b.to),
  };
}

type Closer = ")" | "]";

class Parser {
  readonly findings: Finding[] = [];
  readonly #tokens: readonly Token[];
  readonly #runsOn: boolean;
  readonly #unreadable: ReadonlySet<number>;
  readonly #awaited: string[] = [];
  #index = 0;
  #nodes = 0;
  #stopped = false;

  constructor(tokens: readonly Token[], options: { runsOn: boolean; unreadable: ReadonlySet<number> }) {
    this.#tokens = tokens;
    this.#runsOn = options.runsOn;
    this.#unreadable = options.unreadable;
  }

  formula(length: number, unreadable: boolean): Ast {
    if (this.#is("operator", "=")) this.#index += 1;
    if (this.#atEnd()) {
      if (!unreadable)
        this.findings.push({ code: "empty-formula", from: 0, to: length, params: {}, fixes: [] });
      return { kind: "error", from: 0, to: length };
    }
    let ast = this.#expression(0);
    while (!this.#atEnd()) {
      this.#unexpected();
      if (startsOperand(this.#token)) this.#expression(0);
      else this.#index += 1;
      ast = this.#binaries(ast, 0);
    }
    return ast;
  }

  get #token(): Token {
    return this.#tokens[this.#index] ?? this.#last;
  }

  get #last(): Token {
    const end = this.#tokens.at(-1);
    if (end === undefined) throw new Error("a token list always ends with the end token");
    return end;
  }

  get #previousEnd(): number {
    return this.#tokens[this.#index - 1]?.to ?? 0;
  }

  #atEnd(): boolean {
    return this.#token.kind === "end";
  }

  #is(kind: Token["kind"], value: string): boolean {
    return this.#token.kind === kind && this.#token.value === value;
  }

  #expression(minimum: number): Ast {
    return this.#binaries(this.#prefix(), minimum);
  }

  /** Reads the operators of at least this strength that follow `left`. */
  #binaries(start: Ast, minimum: number): Ast {
    let left = start;
    for (let percents = 0; ; ) {
      const token = this.#token;
      if (token.kind === "operator" && token.value === "%") {
        if (percentPrecedence < minimum) return left;
        percents += 1;
        if (percents > limits.nesting) this.#stop("nesting", limits.nesting);
        this.#index += 1;
        left = this.#node({ kind: "unary", operator: "%", operand: left, from: left.from, to: token.to });
        continue;
      }
      if (token.kind !== "operator" && token.kind !== "keyword") return left;
      const precedence = binaryPrecedence.get(token.value);
      if (precedence === undefined || precedence < minimum || !isBinaryOperator(token.value)) return left;
      this.#index += 1;
      const right = this.#expression(precedence + 1);
      left = this.#node({
        kind: "binary",
        operator: token.value,
        left,
        right,
        from: left.from,
        to: Math.max(right.to, token.to),
      });
    }
  }

  #prefix(): Ast {
    const token = this.#token;
    const isNot =
      token.kind === "keyword" && token.value === "NOT" && this.#tokens[this.#index + 1]?.value !== "(";
    if (isNot || (token.kind === "operator" && token.value === "-")) {
      if (!this.#enter("sign")) return this.#error();
      this.#index += 1;
      const operand = this.#expression(isNot ? notPrecedence : minusPrecedence);
      this.#awaited.pop();
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
    const token = this.#token;
    const { from, to } = token;
    if (token.kind === "number" || token.kind === "text" || token.kind === "name") {
      this.#index += 1;
      return this.#node({ kind: token.kind, value: token.value, from, to });
    }
    if (token.kind === "keyword") {
      if (token.value === "TRUE" || token.value === "FALSE") {
        this.#index += 1;
        if (this.#is("punctuation", "(")) return this.#call({ name: token.value, from, to });
        return this.#node({ kind: "boolean", value: token.value === "TRUE", from, to });
      }
      if (this.#tokens[this.#index + 1]?.value === "(") {
        this.#index += 1;
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
    const token = this.#token;
    if (token.kind === "end" || this.#isAwaited(token)) {
      this.#expected("expression", []);
      return this.#error();
    }
    const previous = this.#tokens[this.#index - 1];
    const doubled = token.value === "&" && previous?.value === "&" && previous.to === token.from;
    this.#unexpected(doubled ? [{ from: previous.from, to: token.to, insert: " AND " }] : []);
    this.#index += 1;
    if (this.#atEnd() || this.#isAwaited(this.#token)) return this.#error();
    return this.#prefixAfterSkip();
  }

  /** Tries again behind skipped tokens, without recursion: a long row of nonsense must not be a deep one. */
  #prefixAfterSkip(): Ast {
    while (!startsOperand(this.#token) && !this.#is("operator", "-")) {
      if (this.#atEnd() || this.#isAwaited(this.#token)) return this.#error();
      this.#unexpected();
      this.#index += 1;
    }
    return this.#prefix();
  }

  #postfix(start: Ast): Ast {
    let node = start;
    for (let depth = 0; ; depth += 1) {
      if (depth > limits.nesting) this.#stop("nesting", limits.nesting);
      const token = this.#token;
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
    this.#index += 1;
    const name = this.#token;
    if (name.kind === "name") {
      this.#index += 1;
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
      this.#unexpected();
      this.#index += 1;
    } else {
      this.#expected("name", []);
    }
    return { kind: "error", from: of.from, to: this.#previousEnd };
  }

  #filter(of: Ast): Ast {
    if (!this.#enter("]")) return this.#error();
    this.#index += 1;
    const condition = this.#expression(0);
    this.#close("]");
    return this.#node({ kind: "filter", of, condition, from: of.from, to: this.#previousEnd });
  }

  #parentheses(): Ast {
    const { from } = this.#token;
    if (!this.#enter(")")) return this.#error();
    this.#index += 1;
    const inner = this.#expression(0);
    this.#close(")");
    return this.#node({ kind: "parentheses", inner, from, to: this.#previousEnd });
  }

  #call(name: { name: string; from: number; to: number }): Ast {
    if (!this.#enter("call")) return this.#error();
    this.#index += 1;
    const args = this.#is("punctuation", ")") ? [] : this.#list();
    const runsOn = this.#runsOn && this.#atEnd();
    this.#close(")");
    return this.#node({
      kind: "call",
      runsOn,
      name: name.name,
      nameFrom: name.from,
      nameTo: name.to,
      args,
      from: name.from,
      to: this.#previousEnd,
    });
  }

  #table(): Ast {
    const { from } = this.#token;
    if (!this.#enter("row")) return this.#error();
    this.#index += 1;
    const rows: { from: number; to: number; cells: readonly Ast[] }[] = [];
    while (this.#is("punctuation", "[row")) {
      const start = this.#token.from;
      if (!this.#enter("row")) return this.#error();
      this.#index += 1;
      const cells = this.#is("punctuation", "]") ? [] : this.#list();
      this.#close("]");
      rows.push({ from: start, to: this.#previousEnd, cells });
      this.#nodes += 1;
      if (!this.#is("punctuation", ",")) break;
      this.#index += 1;
    }
    if (rows.length === 0) this.#expected("[", []);
    this.#close("]");
    const table: TableAst = { kind: "table", rows, from, to: this.#previousEnd };
    return this.#node(table);
  }

  /** Values with commas between; where a comma is missing, it is told and reading goes on. */
  #list(): Ast[] {
    const items = [this.#expression(0)];
    for (;;) {
      if (this.#is("punctuation", ",")) this.#index += 1;
      else if (startsOperand(this.#token)) this.#expected(",", [","]);
      else return items;
      items.push(this.#expression(0));
    }
  }

  /** Reads the closing bracket of the innermost construct, or tells that it is missing. */
  #close(closer: Closer): void {
    this.#awaited.pop();
    while (!this.#is("punctuation", closer)) {
      const token = this.#token;
      if (token.kind === "end" || this.#isAwaited(token)) {
        this.#expected(closer, [closer]);
        return;
      }
      const otherCloser = token.kind === "punctuation" && (token.value === ")" || token.value === "]");
      this.#unexpected(otherCloser ? [{ from: token.from, to: token.to, insert: closer }] : []);
      if (otherCloser) break;
      if (startsOperand(token)) this.#expression(0);
      else this.#index += 1;
      this.#binaries(this.#error(), 0);
    }
    this.#index += 1;
  }

  /** Whether an enclosing construct can go on with this token. */
  #isAwaited(token: Token): boolean {
    if (token.kind !== "punctuation") return false;
    if (token.value === ")") return this.#awaited.some((closer) => closer === ")" || closer === "call");
    if (token.value === "]") return this.#awaited.some((closer) => closer === "]" || closer === "row");
    return token.value === "," && this.#awaited.some((closer) => closer === "call" || closer === "row");
  }

  /** Counts one level of nesting; false, and reading stops, beyond the limit. */
  #enter(closer: string): boolean {
    if (this.#awaited.length >= limits.nesting) {
      this.#stop("nesting", limits.nesting);
      return false;
    }
    this.#awaited.push(closer);
    return true;
  }

  #node(node: Ast): Ast {
    this.#nodes += 1;
    if (this.#nodes > limits.nodes) this.#stop("nodes", limits.nodes, node);
    return node;
  }

  #error(): Ast {
    return { kind: "error", from: this.#previousEnd, to: this.#previousEnd };
  }

  #stop(what: string, most: number, place: { from: number; to: number } = this.#token): void {
    if (!this.#stopped) this.findings.push(limitFinding(what, most, place.from, place.to));
    this.#stopped = true;
    this.#index = this.#tokens.length - 1;
  }

  #expected(expected: string, inserts: readonly string[]): void {
    if (this.#stopped || this.#unreadable.has(this.#index) || (this.#runsOn && this.#atEnd())) return;
    const from = this.#previousEnd;
    const fixes = inserts.map((insert) => ({ from, to: from, insert }));
    this.findings.push({ code: "expected-token", from, to: from, params: { expected }, fixes });
  }

  #unexpected(fixes: readonly Fix[] = []): void {
    const { from, to, value } = this.#token;
    if (this.#stopped || this.#unreadable.has(this.#index)) return;
    const removal = { from, to, insert: "" };
    const token = value === "[row" || value === "[[" ? "[" : value;
    this.findings.push({ code: "unexpected-token", from, to, params: { token }, fixes: [...fixes, removal] });
  }
}

function limitFinding(limit: string, most: number, from: number, to: number): Finding {
  return { code: "limit-exceeded", from, to, params: { limit, most }, fixes: [] };
}

function startsOperand(token: Token): boolean {
  if (token.kind === "number" || token.kind === "text" || token.kind === "name") return true;
  if (token.kind === "keyword") return token.value !== "AND" && token.value !== "OR";
  return (
    token.kind === "punctuation" && (token.value === "(" || token.value === "[[" || token.value === "[row")
  );
}

function dottedName(node: Ast): string | null {
  const parts: string[] = [];
  let at = node;
  while (at.kind === "property") {
    parts.unshift(at.key);
    at = at.of;
  }
  return at.kind === "name" ? [at.value, ...parts].join(".") : null;
}
