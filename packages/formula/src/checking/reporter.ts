import type { DiagnosticCode, Finding, Fix, Params } from "../diagnostic.ts";
import { nearest, type Spelled, spell } from "../nearest.ts";
import { isSpaceCode, normalise } from "../syntax/characters.ts";
import { writeText } from "../syntax/texts.ts";
import { type EnumValue, type FormulaType, typeName } from "../types/formula-type.ts";
import type { Checked } from "./checked.ts";
import { numberMends } from "./mends.ts";

/** Collects what the checker finds, and words the fixes. */
export class Reporter {
  readonly findings: Finding[] = [];
  /** For each text that an enum does not list, where it is and what is listed. */
  readonly listed: { readonly from: number; readonly values: readonly EnumValue[] }[] = [];
  /** Whether fixes are sought: not where one is tried out. */
  readonly offers: boolean;
  readonly #source: string;
  readonly #offered = new Map<object, Map<string, readonly string[]>>();
  #sought = 0;

  constructor(source: string, offers: boolean) {
    this.#source = source;
    this.offers = offers;
  }

  add(
    code: DiagnosticCode,
    place: { from: number; to: number },
    params: Params = {},
    fixes: readonly Fix[] = [],
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
    options: { anyDistance?: boolean } = {},
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

  mismatch(value: Checked, expected: string, fixes: readonly Fix[] = []): void {
    if (value.type.kind === "error") return;
    const mends = expected === "number" && this.offers ? numberMends(value, this.#source) : [];
    this.add("type-mismatch", value.ast, { expected, actual: typeName(value.type) }, [...mends, ...fixes]);
  }

  /** A value that may be blank where it must not be: a default is offered, in parentheses where needed. */
  optional(value: Checked): void {
    const { from, to } = value.ast;
    const fallback = fallbackOf(value.type);
    const fixes: Fix[] = [];
    if (fallback !== null && this.offers) {
      const text = this.#source.slice(from, to);
      fixes.push({ from, to, insert: this.withDefault(text, fallback, to) });
    }
    this.add("optional-value", value.ast, { type: typeName(value.type), fallback: fallback ?? "" }, fixes);
  }

  /** A text that an enum does not list: the value whose title it is, or the nearest one, is offered. */
  notInEnum(value: Checked, text: string, values: readonly EnumValue[]): void {
    const spelled = () =>
      values.map(({ value: word, title }) => spell({ word, aliases: title === undefined ? [] : [title] }));
    const offered = this.offer(text, values, spelled, { anyDistance: true });
    const { from, to } = value.ast;
    const fixes = offered.map((word) => ({ from, to, insert: writeText(word) }));
    const [first] = offered;
    this.listed.push({ from, values });
    this.add("not-in-enum", value.ast, { text, ...(first === undefined ? {} : { nearest: first }) }, fixes);
  }

  /** `text ?? fallback` as it is written before what stands at the offset, which may bind tighter. */
  withDefault(text: string, fallback: string, offset: number): string {
    let next = offset;
    while (isSpaceCode(this.#source.charCodeAt(next))) next += 1;
    const tighter = ["%", ".", "["].includes(normalise(this.#source.charAt(next)));
    return tighter ? `(${text} ?? ${fallback})` : `${text} ?? ${fallback}`;
  }
}

/** Words of one formula for which near ones are sought: it takes time, and nobody reads more. */
const mostOffers = 24;

/** What may be offered for a blank; null where any default would be a guess. */
export function fallbackOf(type: FormulaType): string | null {
  if (type.kind === "number") return "0";
  if (type.kind === "text" || type.kind === "enum") return '""';
  return type.kind === "boolean" ? "FALSE" : null;
}
