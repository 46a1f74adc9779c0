import type { Form, Problem } from "@duheng/contracts";
import type { AnswerMap, FieldInfo, Sentence } from "../api.ts";
import { readFields } from "../fields/read-fields.ts";
import { kindTest } from "../fill/has-kind.ts";
import { valueProblems } from "../fill/value-problems.ts";
import { pointer } from "../json/pointer.ts";
import { isBlank, isRecord, own } from "../json/record.ts";
import { convertValue } from "./convert-value.ts";
import { type LossReason, type LostAnswer, lossMessage, optionsGone } from "./losses.ts";
import { type FieldMatch, type FieldMatches, matchFields, type Orphan } from "./match-fields.ts";
import type { Place } from "./places.ts";

/** A field with an answer that has another key or holder now; an asterisk stands for any row. */
export interface MovedAnswer {
  readonly from: string;
  readonly to: string;
  readonly title: string;
}

export interface CarriedOver {
  /** For the later form. */
  readonly answers: AnswerMap;
  readonly lost: readonly LostAnswer[];
  readonly moved: readonly MovedAnswer[];
  /**
   * Carried over as they are, but out of the later form's bounds, rows and choices beyond its limits too: nothing is
   * cut, a person mends it. Paths into the new answers.
   */
  readonly unfit: readonly Problem[];
  /** Texts that became other numbers than their digits (`3万`), to be looked at. Absent where there are none. */
  readonly converted?: readonly ConvertedAnswer[];
}

/** A text that was read as a number that had to be worked out. */
export interface ConvertedAnswer {
  /** Path into the new answers. */
  readonly path: string;
  readonly title: string;
  readonly message: Sentence;
}

/**
 * Answers of a running draft for a later version of its form (or any other form): each follows its field's `x-id`,
 * under the ids of the fields whose `$ref` lead to it, through renaming, moving, and changes of kind that lose
 * nothing. What was computed is nobody's answer and is computed again. Changes nothing that is given: it is also the
 * dry run that lists what could not be carried over. Both forms must check.
 */
export function carryOver(answers: AnswerMap, fromForm: Form, toForm: Form): CarriedOver {
  const carrying = new Carrying();
  const matches = matchFields(readFields(fromForm.fields), readFields(toForm.fields));
  const carried = carrying.level(matches, answers, "", "");
  const { converted } = carrying;
  return {
    answers: carried,
    lost: carrying.lost,
    moved: [...carrying.moved.values()],
    unfit: carrying.unfit,
    ...(converted.length === 0 ? {} : { converted }),
  };
}

class Carrying {
  readonly lost: LostAnswer[] = [];
  readonly moved = new Map<string, MovedAnswer>();
  readonly unfit: Problem[] = [];
  readonly converted: ConvertedAnswer[] = [];

  /** The answers of a form, or of one row; `path` and `newPath` lead to them before and after. */
  level(matches: FieldMatches, source: unknown, path: string, newPath: string): Record<string, unknown> {
    const target: Record<string, unknown> = {};
    for (const pair of matches.pairs) {
      const { info, steps } = pair.from;
      const value = valueAlong(source, steps);
      if (value === undefined || info.computed !== undefined || info.kind === "object") continue;
      const carried = this.#value(pair, value, pointer(path, ...steps), pointer(newPath, ...pair.to.steps));
      if (carried === undefined) continue;
      put(target, pair.to.steps, carried);
    }
    for (const { from, because } of matches.orphans) {
      const { info, steps } = from;
      if (info.computed !== undefined || info.kind === "object") continue;
      this.#lose(pointer(path, ...steps), info.title, valueAlong(source, steps), reasonOf[because]);
    }
    this.#loseStrays(matches.earlier, source, path);
    return target;
  }

  /** What stands where the earlier form itself had no field, or no object. */
  #loseStrays(fields: readonly FieldInfo[], source: unknown, path: string): void {
    const known = new Map(fields.map((field) => [field.key, field]));
    for (const [key, value] of Object.entries(isRecord(source) ? source : {})) {
      const field = known.get(key);
      const place = pointer(path, key);
      if (field === undefined) this.#lose(place, key, value, "unknown-field");
      else if (field.kind !== "object") continue;
      else if (isRecord(value)) this.#loseStrays(field.fields ?? [], value, place);
      else this.#lose(place, field.title, value, "other-kind");
    }
  }

  #lose(
    path: string,
    title: string,
    value: unknown,
    reason: LossReason,
    message = lossMessage[reason](title),
  ): void {
    if (isBlank(value) || (Array.isArray(value) && value.length === 0)) return;
    this.lost.push({ path, title, value, reason, message });
  }

  #value({ from, to, inner }: FieldMatch, value: unknown, path: string, newPath: string): unknown {
    const refuse = (reason: LossReason) => {
      this.#lose(path, from.info.title, value, reason);
      return noAnswer(to.info);
    };
    if (to.info.computed !== undefined) return refuse("now-computed");
    if (isBlank(value)) return holdsBlank(to.info, value) ? value : noAnswer(to.info);
    if (inner !== undefined) {
      if (!Array.isArray(value) || !value.every(isRecord)) return refuse("other-kind");
      this.#noteMove(from, to);
      const rows = value.map((row: unknown, index) =>
        this.level(inner, row, pointer(path, index), pointer(newPath, index)),
      );
      this.unfit.push(...valueProblems(to.info, rows, newPath));
      return rows;
    }
    if ([from, to].some(({ info }) => info.kind === "rows" || info.kind === "object"))
      return refuse("other-kind");
    const { value: converted, gone, said } = convertValue(value, from.info, to.info);
    if (gone.length > 0) {
      const message = optionsGone(from.info, gone);
      this.#lose(path, from.info.title, Array.isArray(value) ? gone : value, "other-kind", message);
    } else if (converted === undefined) return refuse("other-kind");
    if (converted === undefined) return noAnswer(to.info);
    this.#noteMove(from, to);
    if (said !== undefined) this.converted.push({ path: newPath, title: to.info.title, message: said });
    this.unfit.push(...valueProblems(to.info, converted, newPath));
    return converted;
  }

  #noteMove(from: Place, to: Place): void {
    const isSame =
      from.steps.length === to.steps.length && from.steps.every((step, at) => step === to.steps[at]);
    if (isSame) return;
    this.moved.set(from.info.path, { from: from.info.path, to: to.info.path, title: to.info.title });
  }
}

/** Blank where the later form has a default: it would otherwise stand as the answer of a person who gave another, or none. */
function noAnswer({ kind, computed, default: byDefault }: FieldInfo): null | undefined {
  return byDefault === undefined || computed !== undefined || kind === "object" ? undefined : null;
}

/** Whether a field may stand with this blank: an empty text is wrong in a field of numbers, null is so nowhere. */
function holdsBlank(field: FieldInfo, value: unknown): boolean {
  return field.kind !== "object" && (value === null || kindTest(field)(value));
}

const reasonOf: Record<Orphan["because"], LossReason> = {
  gone: "removed",
  rows: "other-rows",
  several: "several-places",
};

function valueAlong(source: unknown, steps: Place["steps"]): unknown {
  return steps.reduce<unknown>(own, source);
}

/** Puts a value where keys lead, making the objects on the way. */
function put(target: Record<string, unknown>, steps: readonly string[], value: unknown): void {
  const [key, ...rest] = steps;
  if (key === undefined) return;
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  const held = target[key];
  const inner: Record<string, unknown> = isRecord(held) ? { ...held } : {};
  put(inner, rest, value);
  target[key] = inner;
}
