import type { TypedNode } from "../tree/typed-node.ts";
import {
  callPhrases,
  cohortPhrases,
  operatorPhrases,
  type Phrase,
  readingWords as words,
} from "./phrases.ts";

/**
 * A term as people say it, names by their titles: `泄密 ?? FALSE` is “泄密（未填按“否”）”. For those who are assessed by
 * a formula, not for its author.
 */
export function readAloud(node: TypedNode, locale: "zh" | "en"): string {
  return cut(new Reader(locale).read(node));
}

class Reader {
  readonly #locale: "zh" | "en";

  constructor(locale: "zh" | "en") {
    this.#locale = locale;
  }

  read(node: TypedNode): string {
    switch (node.op) {
      case "number":
        return numberText(node.value);
      case "text":
        return `“${node.value}”`;
      case "boolean":
        return this.#say(node.value ? words.true : words.false);
      case "field":
      case "property":
        return node.label ?? node.key;
      case "element":
        return node.key;
      case "definition":
        return node.label ?? node.name.slice(node.name.indexOf(".") + 1);
      case "pluck":
        return this.#say(words.pluck, this.read(node.of), node.label ?? node.key);
      case "filter":
        return this.#say(words.filter, this.read(node.of), this.#condition(node.condition));
      case "pick":
        return this.#say(words.pick, this.read(node.of), this.#condition(node.condition));
      case "member":
        return this.#say(words.member);
      case "chain":
        return this.#chain(node);
      case "call":
        return this.#call(node.name.replace(/^~/, ""), node.args);
      case "cohort":
        return this.#say(cohortPhrases[node.name], ...node.args.map((arg) => this.read(arg)));
      case "table":
        return this.#list(node.rows.map((row) => this.#list(row.map((cell) => this.read(cell)))));
      case "error":
        return "";
    }
  }

  #chain({ first, steps }: TypedNode & { op: "chain" }): string {
    let left: TypedNode = first;
    let text: string | null = null;
    for (const { name, right } of steps) {
      const operator = name.replace(/^~/, "");
      const isLogic = operator === "AND" || operator === "OR";
      const side = (node: TypedNode) =>
        isLogic ? this.#conditionIn(operator, node) : this.#operand(node, operator);
      text ??= operator === "??" ? this.read(left) : side(left);
      if (operator === "??") text = this.#say(callPhrases[operator], text, this.read(right));
      else if (operator === "^") text = this.#say(callPhrases[operator], text, side(right));
      else text += this.#say(operatorPhrases[operator]) + side(right);
      left = right;
    }
    return text ?? this.read(first);
  }

  /** One side of an operator: in parentheses where it would read as something else. */
  #operand(node: TypedNode, operator: string): string {
    const text = this.read(node);
    const isCompared = strengthOf(operator) === 0;
    const binds =
      node.op === "chain"
        ? node.steps.some(({ name }) => name === "??") ||
          strengthOf(node.steps[0]?.name ?? "") > strengthOf(operator)
        : node.op !== "call" || ["NEGATE", "%", "??", "IFBLANK"].includes(node.name) || isCompared;
    return binds ? text : this.#inParentheses(text);
  }

  /** A condition among others: “and” within “or”, or the other way round, stands in parentheses. */
  #conditionIn(operator: string, node: TypedNode): string {
    const text = this.#condition(node);
    const own = logicOf(node);
    return own === undefined || own === operator ? text : this.#inParentheses(text);
  }

  /** What a phrase is said of: a term of several parts stands in parentheses, or the phrase would be said of its last. */
  #part(node: TypedNode): string {
    const text = this.read(node);
    const isOne =
      node.op === "chain"
        ? node.steps.every(({ name }) => name === "??")
        : node.op !== "call" || closedCalls.has(node.name.replace(/^~/, ""));
    return isOne ? text : this.#inParentheses(text);
  }

  #inParentheses(text: string): string {
    return this.#locale === "zh" ? `（${text}）` : `(${text})`;
  }

  /** A value that is a truth: of a question, its answer. */
  #condition(node: TypedNode, isMet = true): string {
    if (node.op === "call" && node.name === "NOT" && node.args[0] !== undefined) {
      return this.#condition(node.args[0], !isMet);
    }
    if (isQuestion(node)) return this.#say(isMet ? words.isTrue : words.isFalse, this.read(node));
    if (isMet) return this.read(node);
    if (node.op === "call" && node.name === "ISBLANK" && node.args[0] !== undefined) {
      return this.#say(words.isThere, this.read(node.args[0]));
    }
    return this.#say(callPhrases.NOT, this.read(node));
  }

  #call(name: string, args: readonly TypedNode[]): string {
    const [first, second, third] = args;
    switch (name) {
      case "IF":
        return first === undefined
          ? ""
          : this.#say(words.if, this.#condition(first), this.#orBlank(second), this.#orBlank(third));
      case "IFS":
        return this.#cases(args, (condition) => this.#condition(condition));
      case "SWITCH":
        return this.#cases(args.slice(1), (value) =>
          this.#say(words.equal, first === undefined ? "" : this.read(first), this.read(value)),
        );
      case "BAND":
      case "HIGHESTBAND":
        return this.#bands(args);
      case "WEIGHTED": {
        const rows = first?.op === "table" ? first.rows : [];
        const parts = rows.map((row) => this.#say(words.weight, ...row.map((cell) => this.read(cell))));
        return this.#say(words.weighted, this.#list(parts));
      }
      case "AND":
      case "OR":
        return args.map((arg) => this.#conditionIn(name, arg)).join(this.#say(operatorPhrases[name]));
      case "NOT":
        return first === undefined ? "" : this.#condition(first, false);
      case "MIN":
      case "MAX": {
        const limit = args.find(({ op }) => op === "number" || op === "call");
        const [value] = args.filter((arg) => arg !== limit);
        if (args.length === 2 && limit !== undefined && value !== undefined && isConstant(limit))
          return this.#say(
            name === "MIN" ? words.atMost : words.atLeast,
            this.#part(value),
            this.read(limit),
          );
      }
    }
    return this.#phrase(callPhrases[name], args);
  }

  #phrase(phrase: Phrase | undefined, args: readonly TypedNode[]): string {
    const texts = args.map((arg) => this.#part(arg));
    return this.#say(phrase, ...texts).replaceAll("{*}", () => this.#list(texts));
  }

  #cases(args: readonly TypedNode[], condition: (node: TypedNode) => string): string {
    const parts: string[] = [];
    for (let index = 0; index + 1 < args.length; index += 2) {
      const [when, then] = [args[index], args[index + 1]];
      if (when !== undefined) parts.push(this.#say(words.case, condition(when), this.#orBlank(then)));
    }
    const last = args.length % 2 === 1 ? args.at(-1) : undefined;
    // An error stands where all cases are covered: it is never taken.
    if (last !== undefined && last.op !== "error") parts.push(this.#say(words.otherwise, this.read(last)));
    return parts.join(this.#say(words.semicolon));
  }

  #bands([value, table, otherwise]: readonly TypedNode[]): string {
    const rows = table?.op === "table" ? table.rows : [];
    const parts = rows.map(([threshold, points], index) => {
      const [from, gives] = [this.#orBlank(threshold), this.#orBlank(points)];
      return index === 0 && value !== undefined
        ? this.#say(words.band, this.read(value), from, gives)
        : this.#say(words.next, from, gives);
    });
    return [...parts, this.#say(words.otherwise, this.#orBlank(otherwise))].join(this.#say(words.semicolon));
  }

  #orBlank(node: TypedNode | undefined): string {
    return node === undefined ? this.#say(callPhrases.BLANK) : this.read(node);
  }

  #list(texts: readonly string[]): string {
    return texts.join(this.#say(words.comma));
  }

  #say(phrase: Phrase | undefined, ...values: readonly string[]): string {
    const text = phrase?.[this.#locale] ?? values.join(" ");
    return text.replace(/\{(\d)\}/g, (_, index: string) => values[Number(index)] ?? "");
  }
}

/** A yes-or-no field, or one that counts as answered where it is blank. */
function isQuestion(node: TypedNode): boolean {
  if (node.op === "field" || node.op === "element" || node.op === "property")
    return node.shape.kind === "boolean";
  const [only] = node.op === "chain" ? node.steps : [];
  return node.op === "chain" && only?.name === "??" && isQuestion(node.first);
}

function isConstant(node: TypedNode): boolean {
  if (node.op === "call") return ["NEGATE", "%"].includes(node.name) && node.args.every(isConstant);
  return node.op === "number";
}

/** Calls that read as one thing, whatever is said of them. */
const closedCalls: ReadonlySet<string> = new Set([
  "%",
  "??",
  "IFBLANK",
  "IFERROR",
  "SUM",
  "COUNT",
  "COUNTA",
  "AVERAGE",
  "MEDIAN",
  "PRODUCT",
  "SUMPRODUCT",
  "WEIGHTED",
  "DAYSBETWEEN",
  "MONTHSBETWEEN",
  "YEARSBETWEEN",
  "NETWORKDAYS",
  "YEAR",
  "MONTH",
  "DAY",
  "LEN",
]);

/** Whether a condition joins others, and by which word. */
function logicOf(node: TypedNode): "AND" | "OR" | undefined {
  const name = node.op === "chain" ? node.steps[0]?.name : node.op === "call" ? node.name : undefined;
  const plain = name?.replace(/^~/, "");
  return plain === "AND" || plain === "OR" ? plain : undefined;
}

/** An exact number as a decimal. */
function numberText(value: string): string {
  const [numerator = value, denominator = "1"] = value.split("/");
  return denominator === "1"
    ? numerator
    : String(Number((Number(numerator) / Number(denominator)).toFixed(6)));
}

function strengthOf(operator: string): number {
  return strengths[operator] ?? 0;
}

const strengths: Readonly<Record<string, number>> = { "+": 1, "-": 1, "*": 2, "/": 2, "^": 3 };

/** Nobody reads a longer term at once; its parts are read below it. */
const longest = 160;

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
