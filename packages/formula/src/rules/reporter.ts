import type { DiagnosticCode, Finding, FixCandidate, Params } from "../diagnostic.ts";
import { type NearestOptions, nearest, type Spelled, spell } from "../nearest.ts";
import { foldCase } from "../runtime/fold-case.ts";
import type { Ast, CallAst } from "../syntax/ast.ts";
import { isSpaceCode, normalise } from "../syntax/characters.ts";
import { writeText } from "../syntax/texts.ts";
import { type EnumValue, type FormulaType, typeName } from "../types/formula-type.ts";
import type { Checked } from "./checked.ts";
import type { Environment } from "./environment.ts";
import { booleanMends, dateMends, numberMends } from "./mends.ts";
import { covers, fieldType, surroundings } from "./surroundings.ts";

/** Collects what the checker finds, and words the fixes. */
export class Reporter {
  readonly findings: Finding[] = [];
  /** For each text that an enum does not list, where it is and what is listed. */
  readonly listed: { readonly from: number; readonly values: readonly EnumValue[] }[] = [];
  /** Whether fixes are sought: not where one is tried out. */
  readonly offers: boolean;
  /** The whole formula, for what a fix must know of the surroundings. */
  root: Ast | null = null;
  readonly #source: string;
  readonly #environment: Environment;
  readonly #offered = new Map<object, Map<string, readonly string[]>>();
  #sought = 0;
  #converted = 0;

  constructor(source: string, offers: boolean, environment: Environment) {
    this.#source = source;
    this.#environment = environment;
    this.offers = offers;
  }

  add(
    code: DiagnosticCode,
    place: { from: number; to: number },
    params: Params = {},
    fixes: readonly FixCandidate[] = [],
  ): void {
    this.findings.push({ code, from: place.from, to: place.to, params, fixes });
  }

  /**
   * The words nearest to one that is unknown. `among` stands for the candidates, which are asked for only when it is
   * new: the same word among the same ones is sought once, and of many words only the first.
   */
  offer(
    word: string,
    among: object,
    candidates: () => readonly Spelled[],
    options: NearestOptions = {},
  ): readonly string[] {
    if (!this.offers) return [];
    const known = this.#offered.get(among) ?? new Map<string, readonly string[]>();
    this.#offered.set(among, known);
    const before = known.get(word);
    if (before !== undefined) return before;
    if (this.#sought >= mostOffers) return [];
    this.#sought += 1;
    const found = nearest(word, candidates(), options);
    known.set(word, found);
    return found;
  }

  /** Whether a call of Excel may still be converted: as with words, only of the first ones. */
  offersConversion(): boolean {
    this.#converted += 1;
    return this.offers && this.#converted <= mostConversions;
  }

  mismatch(value: Checked, expected: string, fixes: readonly FixCandidate[] = []): void {
    if (value.type.kind === "error") return;
    const mends = this.offers ? this.#mends(value, expected) : [];
    this.add(
      "type-mismatch",
      value.ast,
      { expected, actual: typeName(value.type) },
      value.type.kind === "boolean" ? [...fixes, ...mends] : [...mends, ...fixes],
    );
  }

  #mends(value: Checked, expected: string): readonly FixCandidate[] {
    if (expected === "date") return dateMends(value);
    if (expected === "boolean") return booleanMends(value);
    if (expected !== "number") return [];
    const around = surroundings(this.root, value.ast).find((each) => each.kind !== "parentheses");
    return numberMends(value, this.#source, around ?? null);
  }

  /** A value that may be blank where it must not be: a default is offered, in parentheses where needed. */
  optional(value: Checked): void {
    const { from, to } = value.ast;
    const fallback = fallbackOf(value.type);
    const fixes: FixCandidate[] = [];
    if (fallback !== null && this.offers) {
      const text = this.#source.slice(from, to);
      fixes.push({ from, to, insert: this.withDefault(text, fallback, to), rewrites: true });
    }
    this.add("optional-value", value.ast, { type: typeName(value.type), fallback: fallback ?? "" }, fixes);
  }

  /** A text that an enum does not list: the value whose title it is, or the nearest one, is offered. */
  notInEnum(value: Checked, text: string, values: readonly EnumValue[]): void {
    const { from, to } = value.ast;
    const titled = values.filter(({ title }) => title === text);
    // Excel tells no case apart: what is one value but for that is meant by it.
    const alike = values.filter(({ value: word }) => foldCase(word) === foldCase(text));
    const meant = titled.length > 0 ? titled : alike;
    const offered = meant.length > 0 ? meant.map((each) => each.value) : this.#nearestValues(text, values);
    const fixes = offered.map((word) => ({
      ...{ from, to, insert: writeText(word), rewrites: true as const },
      ...(meant.length === 1 ? { certain: true as const } : {}),
    }));
    const first = values.find((each) => each.value === offered[0]);
    this.listed.push({ from, values });
    const nearest = first === undefined ? {} : { nearest: first.value };
    const title = first?.title === undefined ? {} : { title: first.title };
    this.add("not-in-enum", value.ast, { text, ...nearest, ...title }, fixes);
  }

  /** A third of the letters may be wrong: an option that differs in more is another one. */
  #nearestValues(text: string, values: readonly EnumValue[]): readonly string[] {
    const spelled = () =>
      values.map(({ value: word, title }) => spell({ word, aliases: title === undefined ? [] : [title] }));
    return this.offer(text, values, spelled, { most: 1 / 3 });
  }

  /** What is written at a place. */
  textOf({ from, to }: { from: number; to: number }): string {
    return this.#source.slice(from, to);
  }

  /** What a part of the formula stands in; null for the whole. */
  parentOf(part: Ast): Ast | null {
    return surroundings(this.root, part)[0] ?? null;
  }

  /** The type of a field or of a column, as it is told where the call stands; null for anything else. */
  typeOf(ast: Ast, call: CallAst): FormulaType | null {
    const inside = surroundings(this.root, call).some((each) => each.kind === "filter");
    return inside ? null : fieldType(ast, this.#environment);
  }

  /** IFERROR or IFNA right around a call; `"afar"` where one, or a question for errors, is further out. */
  guardOf(call: CallAst): CallAst | "afar" | null {
    const around = surroundings(this.root, call).filter((each) => each.kind !== "parentheses");
    const [parent] = around;
    if (parent?.kind === "call" && isGuard.test(parent.name) && covers(parent.args[0], call)) return parent;
    return around.some((each) => each.kind === "call" && catchesErrors.test(each.name)) ? "afar" : null;
  }

  /** `text ?? fallback` as it is written before what stands at the offset, which may bind tighter. */
  withDefault(text: string, fallback: string, offset: number): string {
    let next = offset;
    while (isSpaceCode(this.#source.charCodeAt(next))) next += 1;
    const tighter = ["%", ".", "["].includes(normalise(this.#source.charAt(next)));
    return tighter ? `(${text} ?? ${fallback})` : `${text} ?? ${fallback}`;
  }
}

const isGuard = /^(?:IFERROR|IFNA)$/i;
const catchesErrors = /^(?:IFERROR|IFNA|ISERROR|ISERR|ISNA)$/i;

/** Words of one formula for which near ones are sought: it takes time, and nobody reads more. */
const mostOffers = 24;
const mostConversions = 60;

/** What may be offered for a blank; null where any default would be a guess. */
export function fallbackOf(type: FormulaType): string | null {
  if (type.kind === "number") return "0";
  if (type.kind === "text" || type.kind === "enum") return '""';
  return type.kind === "boolean" ? "FALSE" : null;
}
