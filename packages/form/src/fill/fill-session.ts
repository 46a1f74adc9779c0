import type { Problem } from "@duheng/contracts";
import type { AnswerMap, FieldInfo, FillSnapshot, FillStore } from "../api.ts";
import { findField } from "../fields/find-field.ts";
import { pointer, pointerParts, valueAt } from "../json/pointer.ts";
import { withDefaults } from "./defaults.ts";
import { evaluateForm, type FormState, fillStateOf } from "./form-state.ts";
import { History } from "./history.ts";
import { insertAt, removeAt, replaceAt } from "./immutable.ts";
import type { Level } from "./level.ts";
import { Listeners } from "./listeners.ts";
import { updateForm } from "./update-form.ts";

/** One form being filled. Answers are never changed in place, so what did not change keeps its identity. */
export class FillSession implements FillStore {
  readonly #level: Level;
  readonly #fields: readonly FieldInfo[];
  readonly #history: History<AnswerMap>;
  readonly #listeners = new Listeners();
  #state: FormState;
  #snapshot: FillSnapshot | null = null;

  constructor(level: Level, fields: readonly FieldInfo[], initialAnswers: AnswerMap) {
    this.#level = level;
    this.#fields = fields;
    this.#history = new History(withDefaults(fields, initialAnswers));
    this.#state = evaluateForm(level, this.#history.current);
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  get(path: string): unknown {
    return currentValue(this.#history.current, this.#state, path);
  }

  set(path: string, value: unknown): void {
    const field = this.#need(path);
    if (field.computed !== undefined) throw new RangeError(`${path} is computed and cannot be set`);
    this.#needRow(path);
    this.#change(replaceAt(this.#history.current, pointerParts(path), value ?? null), path);
  }

  insertRow(path: string, index?: number, row: AnswerMap = {}): void {
    const rows = this.#rows(path);
    const { fields = [] } = this.#need(path);
    const at = Math.max(0, Math.min(index ?? rows.length, rows.length));
    this.#setRows(path, insertAt(rows, at, withDefaults(fields, row)));
  }

  removeRow(path: string, index: number): void {
    this.#setRows(path, removeAt(this.#rows(path), index));
  }

  moveRow(path: string, from: number, to: number): void {
    const rows = this.#rows(path);
    if (from === to || from < 0 || from >= rows.length || to < 0 || to >= rows.length) return;
    this.#setRows(path, insertAt(removeAt(rows, from), to, rows[from]));
  }

  isVisible(path: string): boolean {
    return isVisible(this.#state, path);
  }

  problems(path: string): readonly Problem[] {
    return problemsAt(this.#state, path);
  }

  subscribe(path: string, listener: () => void): () => void {
    return this.#listeners.add(path, listener);
  }

  subscribeAll(listener: () => void): () => void {
    return this.#listeners.addForAll(listener);
  }

  snapshot(): FillSnapshot {
    this.#snapshot ??= { answers: this.#history.current, state: fillStateOf(this.#state) };
    return this.#snapshot;
  }

  undo(): boolean {
    return this.#step(() => this.#history.undo());
  }

  redo(): boolean {
    return this.#step(() => this.#history.redo());
  }

  #step(move: () => boolean): boolean {
    const before = this.#history.current;
    if (!move()) return false;
    this.#update(before);
    return true;
  }

  #change(next: AnswerMap, place: string | null): void {
    const before = this.#history.current;
    if (next === before) return;
    this.#history.push(next, place);
    this.#update(before);
  }

  /** Runs the formulas that depend on what changed, then tells those who listen to what is different now. */
  #update(before: AnswerMap): void {
    const answers = this.#history.current;
    const [oldState, newState] = [this.#state, updateForm(this.#level, this.#state, before, answers)];
    this.#state = newState;
    this.#snapshot = null;
    this.#listeners.tell(
      (path) =>
        currentValue(before, oldState, path) !== currentValue(answers, newState, path) ||
        isVisible(oldState, path) !== isVisible(newState, path) ||
        !sameProblems(problemsAt(oldState, path), problemsAt(newState, path)),
    );
  }

  #need(path: string): FieldInfo {
    const field = findField(this.#fields, path);
    if (field === null) throw new RangeError(`the form has no field at ${path}`);
    return field;
  }

  /** A field of a row can only be set in a row that is there. */
  #needRow(path: string): void {
    const parts = pointerParts(path);
    parts.forEach((part, index) => {
      const holder = pointer("", ...parts.slice(0, index));
      if (findField(this.#fields, holder)?.kind !== "rows" || Number(part) < this.#rows(holder).length)
        return;
      throw new RangeError(`there is no row ${part} at ${holder}`);
    });
  }

  #rows(path: string): readonly unknown[] {
    if (this.#need(path).kind !== "rows") throw new RangeError(`${path} has no rows`);
    const rows = valueAt(this.#history.current, path);
    return Array.isArray(rows) ? rows : [];
  }

  #setRows(path: string, rows: readonly unknown[]): void {
    this.#change(replaceAt(this.#history.current, pointerParts(path), rows), null);
  }
}

function currentValue(answers: AnswerMap, { outcomes }: FormState, path: string): unknown {
  const computed = outcomes.get(pointerParts(path)[0] ?? "")?.computed;
  return computed?.has(path) === true ? computed.get(path) : (valueAt(answers, path) ?? undefined);
}

function isVisible({ outcomes }: FormState, path: string): boolean {
  return outcomes.get(pointerParts(path)[0] ?? "")?.visible.get(path) === true;
}

const none: readonly Problem[] = [];

function problemsAt({ problems }: FormState, path: string): readonly Problem[] {
  return problems.get(pointerParts(path)[0] ?? "")?.get(path) ?? none;
}

function sameProblems(a: readonly Problem[], b: readonly Problem[]): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every(
        (problem, index) => problem.code === b[index]?.code && problem.message.zh === b[index]?.message.zh,
      ))
  );
}
