import type { Form, Problem } from "@duheng/contracts";
import type { AnswerMap, FieldInfo, Sentence } from "../api.ts";
import { readFields } from "../fields/read-fields.ts";
import { valueProblems } from "../fill/value-problems.ts";
import { pointer } from "../json/pointer.ts";
import { isBlank, isRecord, own } from "../json/record.ts";
import { sentence } from "../problem.ts";
import { convertValue } from "./convert-value.ts";
import { type FieldMatch, type FieldMatches, type Leaf, matchFields } from "./match-fields.ts";

export type LossReason = "removed" | "now-computed" | "other-kind" | "other-rows" | "unknown-field";

/** Something filled in that the later form has no place for. */
export interface LostAnswer {
  /** JSON pointer into the earlier answers. */
  readonly path: string;
  readonly title: string;
  readonly value: unknown;
  readonly reason: LossReason;
  readonly message: Sentence;
}

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
  /** Carried over as they are, but out of the later form's bounds: paths into the new answers. */
  readonly unfit: readonly Problem[];
}

/**
 * Answers of a running draft for a later version of its form (or any other form): each follows its field's `x-id`
 * through renaming, moving, and changes of kind that lose nothing. Changes nothing that is given: it is also the dry
 * run that lists what could not be carried over. Both forms must check.
 */
export function carryOver(answers: AnswerMap, fromForm: Form, toForm: Form): CarriedOver {
  const carrying = new Carrying();
  const matches = matchFields(readFields(fromForm.fields), readFields(toForm.fields));
  const carried = carrying.level(matches, answers, "", "");
  return {
    answers: carried,
    lost: carrying.lost,
    moved: [...carrying.moved.values()],
    unfit: carrying.unfit,
  };
}

class Carrying {
  readonly lost: LostAnswer[] = [];
  readonly moved = new Map<string, MovedAnswer>();
  readonly unfit: Problem[] = [];

  /** The answers of a form, or of one row; `path` and `newPath` lead to them before and after. */
  level(matches: FieldMatches, source: unknown, path: string, newPath: string): Record<string, unknown> {
    const target: Record<string, unknown> = {};
    for (const pair of matches.pairs) {
      const value = valueAlong(source, pair.from.steps);
      if (value === undefined || pair.from.info.computed !== undefined) continue;
      const place = pointer(path, ...pair.from.steps);
      const newPlace = pointer(newPath, ...pair.to.steps);
      if (!isBlank(value)) this.#noteMove(pair);
      const carried = this.#value(pair, value, place, newPlace);
      if (carried !== undefined) put(target, pair.to.steps, carried);
    }
    for (const { info, steps } of matches.orphans) {
      if (info.computed !== undefined) continue;
      const isElsewhere = info.id !== null && matches.laterIds.has(info.id);
      this.lose(
        pointer(path, ...steps),
        info.title,
        valueAlong(source, steps),
        isElsewhere ? "other-rows" : "removed",
      );
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
      if (field === undefined) this.lose(place, key, value, "unknown-field");
      else if (field.kind !== "object") continue;
      else if (isRecord(value)) this.#loseStrays(field.fields ?? [], value, place);
      else this.lose(place, field.title, value, "other-kind");
    }
  }

  lose(path: string, title: string, value: unknown, reason: LossReason): void {
    if (isBlank(value) || (Array.isArray(value) && value.length === 0)) return;
    this.lost.push({ path, title, value, reason, message: reasons[reason](title) });
  }

  #value({ from, to, inner }: FieldMatch, value: unknown, path: string, newPath: string): unknown {
    if (to.info.computed !== undefined) return this.#refuse(from.info, value, path, "now-computed");
    if (isBlank(value)) return value;
    if (inner !== undefined) {
      if (!Array.isArray(value) || !value.every(isRecord))
        return this.#refuse(from.info, value, path, "other-kind");
      return value.map((row: unknown, index) =>
        this.level(inner, row, pointer(path, index), pointer(newPath, index)),
      );
    }
    const isRows = from.info.kind === "rows" || to.info.kind === "rows";
    const converted = isRows ? undefined : convertValue(value, to.info);
    if (converted === undefined) return this.#refuse(from.info, value, path, "other-kind");
    this.unfit.push(...valueProblems(to.info, converted, newPath));
    return converted;
  }

  #refuse({ title }: FieldInfo, value: unknown, path: string, reason: LossReason): undefined {
    this.lose(path, title, value, reason);
    return undefined;
  }

  #noteMove({ from, to }: FieldMatch): void {
    const isSame =
      from.steps.length === to.steps.length && from.steps.every((step, at) => step === to.steps[at]);
    if (isSame || to.info.computed !== undefined) return;
    this.moved.set(from.info.path, { from: from.info.path, to: to.info.path, title: to.info.title });
  }
}

const reasons: Record<LossReason, (title: string) => Sentence> = {
  removed: (title) => sentence(`新表中没有“${title}”`, `the later form has no "${title}"`),
  "now-computed": (title) => sentence(`“${title}”现在由公式计算`, `"${title}" is computed now`),
  "other-kind": (title) =>
    sentence(
      `“${title}”的类型或选项变了，原来的内容放不进去`,
      `"${title}" is of another kind, or its options changed: what was filled in does not fit`,
    ),
  "other-rows": (title) =>
    sentence(
      `“${title}”移入或移出了表格行，无法对应`,
      `"${title}" went into rows or out of them: there is no row to match`,
    ),
  "unknown-field": (title) => sentence(`原表中也没有“${title}”`, `the earlier form had no "${title}" either`),
};

function valueAlong(source: unknown, steps: Leaf["steps"]): unknown {
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
