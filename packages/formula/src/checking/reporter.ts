import type { DiagnosticCode, Finding, Fix, Params } from "../diagnostic.ts";
import { nearest } from "../nearest.ts";
import { normalise } from "../syntax/characters.ts";
import { type EnumValue, type FormulaType, typeName } from "../types/formula-type.ts";
import type { Checked } from "./checked.ts";

/** Collects what the checker finds, and words the fixes. */
export class Reporter {
  readonly findings: Finding[] = [];
  /** For each text that an enum does not list, where it is and what is listed. */
  readonly listed: { readonly from: number; readonly values: readonly EnumValue[] }[] = [];
  /** Whether fixes are sought: not where one is tried out. */
  readonly offers: boolean;
  readonly #source: string;

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

  mismatch(value: Checked, expected: string): void {
    if (value.type.kind === "error") return;
    this.add("type-mismatch", value.ast, { expected, actual: typeName(value.type) });
  }

  /** A value that may be blank where it must not be: a default is offered, in parentheses where needed. */
  optional(value: Checked): void {
    const { from, to } = value.ast;
    const text = this.#source.slice(from, to);
    const fallback = fallbackOf(value.type);
    const fixes: Fix[] = [];
    if (fallback !== null) {
      fixes.push({ from, to, insert: this.withDefault(text, fallback, to) });
    }
    this.add("optional-value", value.ast, { type: typeName(value.type), fallback: fallback ?? "" }, fixes);
  }

  /** A text that an enum does not list: the value whose title it is, or the nearest one, is offered. */
  notInEnum(value: Checked, text: string, values: readonly EnumValue[]): void {
    const candidates = values.map(({ value: word, title }) =>
      title === undefined ? { word } : { word, aliases: [title] },
    );
    const offered = this.listed.length < mostOffers ? nearest(text, candidates, { anyDistance: true }) : [];
    const { from, to } = value.ast;
    const fixes = offered.map((word) => ({ from, to, insert: writeText(word) }));
    const [first] = offered;
    this.listed.push({ from, values });
    this.add("not-in-enum", value.ast, { text, ...(first === undefined ? {} : { nearest: first }) }, fixes);
  }

  /** `text ?? fallback` as it is written before what stands at the offset, which may bind tighter. */
  withDefault(text: string, fallback: string, offset: number): string {
    const rest = this.#source.slice(offset).trimStart();
    const tighter = ["%", ".", "["].includes(normalise(rest.charAt(0)));
    return tighter ? `(${text} ?? ${fallback})` : `${text} ?? ${fallback}`;
  }
}

/** Words of one formula for which near ones are sought: it takes time, and nobody reads more. */
export const mostOffers = 50;

/** A text as it is written in a formula. */
export function writeText(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** What may be offered for a blank; null where any default would be a guess. */
export function fallbackOf(type: FormulaType): string | null {
  if (type.kind === "number") return "0";
  if (type.kind === "text" || type.kind === "enum") return '""';
  return type.kind === "boolean" ? "FALSE" : null;
}
