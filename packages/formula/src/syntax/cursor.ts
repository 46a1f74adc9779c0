import type { Finding, FixCandidate } from "../diagnostic.ts";
import { limits } from "../limits.ts";
import type { Ast } from "./ast.ts";
import { startsOperand, turnedRound } from "./operands.ts";
import type { Lexed, Token } from "./token.ts";

/** Where the parser stands: the words, what encloses the place, what was found wrong, and how much was read. */
export class Cursor {
  readonly findings: Finding[] = [];
  readonly #tokens: readonly Token[];
  readonly #runsOn: boolean;
  readonly #unreadable: ReadonlySet<number> | null;
  readonly #told: ReadonlySet<number> | null;
  readonly #awaited: string[] = [];
  #index = 0;
  #nodes = 0;
  #stopped = false;

  constructor({ tokens, runsOn, unreadable, findings }: Lexed) {
    this.#tokens = tokens;
    this.#runsOn = runsOn;
    this.#unreadable = unreadable.length === 0 ? null : new Set(unreadable);
    this.#told = findings.length === 0 ? null : new Set(findings.map((finding) => finding.from));
  }

  get token(): Token {
    return this.#tokens[this.#index] ?? this.last;
  }

  get last(): Token {
    const end = this.#tokens.at(-1);
    if (end === undefined) throw new Error("a token list always ends with the end token");
    return end;
  }

  get previousEnd(): number {
    return this.#tokens[this.#index - 1]?.to ?? 0;
  }

  atEnd(): boolean {
    return this.token.kind === "end";
  }

  is(kind: Token["kind"], value: string): boolean {
    return this.token.kind === kind && this.token.value === value;
  }

  /** Whether `&&` of other languages stands here, which means AND. */
  isDoubled(): boolean {
    const next = this.ahead(1);
    return this.is("operator", "&") && next?.value === "&" && next.from === this.token.to;
  }

  /** Whether an enclosing construct can go on with this token. */
  isAwaited(token: Token): boolean {
    if (token.kind !== "punctuation") return false;
    if (token.value === ")") return this.#awaited.some((closer) => closer === ")" || closer === "call");
    if (token.value === "]") return this.#awaited.some((closer) => closer === "]" || closer === "row");
    return token.value === "," && this.#awaited.some((closer) => closer === "call" || closer === "row");
  }

  /** Counts one level of nesting; false, and reading stops, beyond the limit. */
  enter(closer: string): boolean {
    if (this.#awaited.length >= limits.nesting) {
      this.stop("nesting", limits.nesting);
      return false;
    }
    this.#awaited.push(closer);
    return true;
  }

  /** A node of the tree, counted. */
  node(node: Ast): Ast {
    this.count(node);
    return node;
  }

  /** Stands where something could not be read. */
  error(): Ast {
    return { kind: "error", from: this.previousEnd, to: this.previousEnd };
  }

  /** Counts a node of the tree; reading stops beyond the limit. */
  count(node: { from: number; to: number }): void {
    this.#nodes += 1;
    if (this.#nodes > limits.nodes) this.stop("nodes", limits.nodes, node);
  }

  /** The word `offset` behind the one at hand. */
  ahead(offset: number): Token | undefined {
    return this.#tokens[this.#index + offset];
  }

  advance(): void {
    this.#index += 1;
  }

  /** Leaves what `enter` has entered. */
  leave(): void {
    this.#awaited.pop();
  }

  stop(what: string, most: number, place: { from: number; to: number } = this.token): void {
    if (!this.#stopped) this.findings.push(limitFinding(what, most, place.from, place.to));
    this.#stopped = true;
    this.#index = this.#tokens.length - 1;
  }

  expected(expected: string, inserts: readonly string[]): void {
    if (this.#stopped || this.#unreadable?.has(this.#index) === true || (this.#runsOn && this.atEnd()))
      return;
    const from = this.previousEnd;
    const fixes = inserts.map((insert) => ({ from, to: from, insert }));
    this.findings.push({ code: "expected-token", from, to: from, params: { expected }, fixes });
  }

  /** Tells the word at hand. It may be taken away where nothing is lost by it: what brackets and commas stand for is told by the rest. */
  unexpected(fixes: readonly FixCandidate[] = []): void {
    const { from, to, value } = this.token;
    if (this.#stopped || this.#unreadable?.has(this.#index) === true || this.#told?.has(from) === true)
      return;
    const removals = this.#closesNothing() ? [] : [{ from, to, insert: "" }];
    const token = value === "[row" || value === "[[" ? "[" : value;
    this.findings.push({
      code: "unexpected-token",
      ...{ from, to, params: { token }, fixes: [...fixes, ...removals] },
    });
  }

  /** Whether a bracket closes nothing in the midst of a formula: one was meant to open before it, nobody knows where. */
  #closesNothing(): boolean {
    if (!this.is("punctuation", ")") && !this.is("punctuation", "]")) return false;
    let offset = 1;
    while (this.ahead(offset)?.kind === "punctuation") offset += 1;
    return this.ahead(offset)?.kind !== "end";
  }

  /** Tells that a sign of multiplication is missing here; among arguments it may also be a comma. */
  missingTimes(): void {
    const from = this.previousEnd;
    const fix: FixCandidate = { from, to: from, insert: " * " };
    const among = this.#awaited.at(-1);
    const fixes = [among === "call" || among === "row" ? fix : { ...fix, certain: true as const }];
    this.findings.push({ code: "expected-token", from, to: from, params: { expected: "*" }, fixes });
  }

  /**
   * Tells the second sign of `60 <= x < 80`, behind which the value in the middle must be said again. Where it is not
   * plain, an operator beside it would part the two: `NOT 60 <= x < 80`.
   */
  chained({ from, to, value }: Token, middle: string, { isPlain }: { isPlain: boolean }): void {
    const fix: FixCandidate = { from, to: from, insert: ` AND ${middle} `, certain: true };
    const params = { token: value, written: `AND ${middle} ${value}` };
    this.findings.push({ code: "unexpected-token", from, to, params, fixes: isPlain ? [fix] : [] });
  }

  /** Tells that between two commas nothing stands; one of them may be a slip. */
  doubledComma(): void {
    const { from, to } = this.token;
    const at = this.previousEnd;
    const fixes = [{ from, to, insert: "" }];
    this.findings.push({
      code: "expected-token",
      from: at,
      to: at,
      params: { expected: "expression" },
      fixes,
    });
  }

  /** A plus sign before a value says nothing and may go. */
  signWithoutMeaning(): FixCandidate[] | null {
    const { from, to, value } = this.token;
    const next = this.ahead(1);
    if (value !== "+" || next === undefined || !startsOperand(next)) return null;
    return [{ from, to, insert: "", rewrites: true, certain: true }];
  }

  /** `=>`, `=<` and `**` of other languages: what to write in place of the word at hand and the one before it. */
  turnedRound(): FixCandidate[] {
    const { token } = this;
    const before = this.ahead(-1);
    if (before === undefined || before.to !== token.from) return [];
    const insert = turnedRound.get(before.value + token.value);
    if (insert === undefined) return [];
    const fix: FixCandidate = { from: before.from, to: token.to, insert, rewrites: true };
    return [insert === "<>" || insert === "^" ? fix : { ...fix, certain: true }];
  }
}

export function limitFinding(limit: string, most: number, from: number, to: number): Finding {
  return { code: "limit-exceeded", from, to, params: { limit, most }, fixes: [] };
}
