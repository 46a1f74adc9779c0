import type { RunnableProgram } from "@duheng/formula/runtime";
import type { AnswerMap, FieldInfo } from "../api.ts";
import { fieldLimits } from "../fields/limits.ts";
import { pointer } from "../json/pointer.ts";
import { isBlank, isRecord, own, recordOf } from "../json/record.ts";
import { hasKind } from "./has-kind.ts";
import type { Level, LevelField } from "./level.ts";
import { valueName } from "./plan.ts";

/** What a field comes to with the answers at hand. */
export interface Outcome {
  /** What is handed in; undefined: nothing. */
  readonly value: unknown;
  /** What formulas see of it: a value of another kind than the field's is blank to them. */
  readonly known: unknown;
  readonly visible: ReadonlyMap<string, boolean>;
  readonly computed: ReadonlyMap<string, unknown>;
}

/** Names that a formula sees: the fields of this level, then those around it. */
export type Surroundings = Readonly<Record<string, unknown>>;

/** Evaluates all fields of one object, in the plan's order. */
export function evaluateLevel(
  level: Level,
  raw: unknown,
  around: Surroundings,
  path: string,
): Map<string, Outcome> {
  const seen: Record<string, unknown> = { ...around };
  for (const { info } of level.fields) seen[info.key] = undefined;
  const outcomes = new Map<string, Outcome>();
  for (const field of level.fields) {
    const outcome = evaluateField(field, own(raw, field.info.key), seen, path);
    seen[field.info.key] = outcome.known;
    outcomes.set(field.info.key, outcome);
  }
  return outcomes;
}

/** Evaluates one field; `around` holds what the formulas of its level see. */
export function evaluateField(
  field: LevelField,
  raw: unknown,
  around: Surroundings,
  holder: string,
): Outcome {
  const path = pointer(holder, field.info.key);
  if (field.visible !== null && run(field.visible, around) !== true) return hidden(field.info, path);
  if (field.computed !== null) {
    const value = run(field.computed, around);
    return { ...simpleOutcome(field.info, value ?? undefined, path), computed: new Map([[path, value]]) };
  }
  if (field.inner === null) return simpleOutcome(field.info, isBlank(raw) ? undefined : raw, path);
  return field.info.kind === "object"
    ? evaluateObject(field.info, field.inner, raw, around, path)
    : evaluateRows(field.inner, raw, around, path);
}

/** The value of a formula of one definition; null where it is blank or cannot be known. */
function run(program: RunnableProgram, around: Surroundings): unknown {
  return program.evaluate(around).values[valueName] ?? null;
}

/** The answers of a level as they are handed in, in the order of the given fields. */
export function collect(outcomes: ReadonlyMap<string, Outcome>, part: "value" | "known"): AnswerMap {
  const entries = [...outcomes].map(([key, outcome]) => [key, outcome[part]] as const);
  return recordOf(entries.filter(([, value]) => value !== undefined));
}

function simpleOutcome(info: FieldInfo, value: unknown, path: string): Outcome {
  const known = value !== undefined && hasKind(info, value) ? value : undefined;
  return { value, known, visible: new Map([[path, true]]), computed: new Map() };
}

function hidden(info: FieldInfo, path: string): Outcome {
  const visible = new Map<string, boolean>();
  const hide = (field: FieldInfo, at: string) => {
    visible.set(at, false);
    if (field.kind === "object") for (const child of field.fields ?? []) hide(child, pointer(at, child.key));
  };
  hide(info, path);
  return { value: undefined, known: undefined, visible, computed: new Map() };
}

/** An object that is not required and in which nothing was entered is not handed in. */
function evaluateObject(
  info: FieldInfo,
  level: Level,
  raw: unknown,
  around: Surroundings,
  path: string,
): Outcome {
  const inner = evaluateLevel(level, raw, around, path);
  const entered = level.fields.some(
    ({ info: { key, computed } }) => computed === undefined && inner.get(key)?.value !== undefined,
  );
  const isThere = info.required || entered;
  const wrong = raw !== undefined && raw !== null && !isRecord(raw);
  return {
    value: wrong ? raw : isThere ? collect(inner, "value") : undefined,
    known: isThere && !wrong ? collect(inner, "known") : undefined,
    visible: new Map([[path, true], ...[...inner.values()].flatMap((outcome) => [...outcome.visible])]),
    computed: new Map([...inner.values()].flatMap((outcome) => [...outcome.computed])),
  };
}

/** A list longer than any form allows is not looked into: it is refused as a whole. */
function evaluateRows(level: Level, raw: unknown, around: Surroundings, path: string): Outcome {
  if (!Array.isArray(raw) || raw.length > fieldLimits.rows) {
    return {
      value: isBlank(raw) ? undefined : raw,
      known: undefined,
      visible: new Map([[path, true]]),
      computed: new Map(),
    };
  }
  const visible = new Map([[path, true]]);
  const computed = new Map<string, unknown>();
  const values: unknown[] = [];
  const known: unknown[] = [];
  raw.forEach((row: unknown, index) => {
    const inner = evaluateLevel(level, row, around, pointer(path, index));
    for (const outcome of inner.values()) {
      for (const [at, isVisible] of outcome.visible) visible.set(at, isVisible);
      for (const [at, value] of outcome.computed) computed.set(at, value);
    }
    values.push(isRecord(row) ? collect(inner, "value") : row);
    known.push(collect(inner, "known"));
  });
  return { value: values, known, visible, computed };
}
