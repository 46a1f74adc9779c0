import type { Problem, ScoreResult } from "@duheng/contracts";
import type { AnswerMap, FieldInfo, FillSnapshot, FillStore, ScoreSurroundings } from "../api.ts";
import { findField } from "../fields/find-field.ts";
import { pointer, pointerParts, valueAt } from "../json/pointer.ts";
import { recordOf } from "../json/record.ts";
import type { LiveScorer } from "../scoring/live-scorer.ts";
import { type DefaultsReach, withDefaults } from "./defaults.ts";
import { FillTree } from "./fill-tree.ts";
import { History, type Step } from "./history.ts";
import { insertAt, removeAt, replaceIn } from "./immutable.ts";
import { noProblems } from "./judge.ts";
import type { Level } from "./level.ts";
import { Listeners } from "./listeners.ts";
import { readState } from "./read-state.ts";

export interface FillSessionParts {
  readonly level: Level;
  readonly fields: readonly FieldInfo[];
  readonly scorer: LiveScorer;
  readonly defaults: DefaultsReach;
}

/** One form being filled. Answers are never changed in place, so what did not change keeps its identity. */
export class FillSession implements FillStore {
  readonly #fields: readonly FieldInfo[];
  readonly #defaults: DefaultsReach;
  readonly #answers: Map<string, unknown>;
  readonly #tree: FillTree;
  readonly #scorer: LiveScorer;
  readonly #history = new History();
  readonly #listeners = new Listeners();
  #snapshot: Snapshot | null = null;

  constructor({ level, fields, scorer, defaults }: FillSessionParts, initialAnswers: AnswerMap) {
    const answers = withDefaults(fields, initialAnswers, defaults);
    this.#fields = fields;
    this.#defaults = defaults;
    this.#scorer = scorer;
    this.#answers = new Map(Object.entries(answers));
    this.#tree = new FillTree(level, answers, { follow: true });
    this.#tree.judge();
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  get(path: string): unknown {
    const node = this.#tree.find(path);
    if (node === undefined) return this.#entered(pointerParts(path)) ?? undefined;
    return node.visible && node.field.computed !== null ? node.computed : (node.raw ?? undefined);
  }

  set(path: string, value: unknown): void {
    const field = this.#tree.find(path)?.field.info ?? this.#need(path);
    if (field.computed !== undefined) throw new RangeError(`${path} is computed and cannot be set`);
    const parts = pointerParts(path);
    if (parts.length > 1) this.#needRow(parts);
    this.#change(parts, value ?? null, path);
  }

  newRow(path: string, row: AnswerMap = {}): AnswerMap {
    return withDefaults(this.#need(path).fields ?? [], row, this.#defaults);
  }

  insertRow(path: string, index?: number, row?: AnswerMap): void {
    const rows = this.#rows(path);
    const at = Math.max(0, Math.min(index ?? rows.length, rows.length));
    this.#setRows(path, insertAt(rows, at, this.newRow(path, row)));
  }

  removeRow(path: string, index: number): void {
    const rows = this.#rows(path);
    if (index < 0 || index >= rows.length) return;
    this.#setRows(path, removeAt(rows, index));
  }

  moveRow(path: string, from: number, to: number): void {
    const rows = this.#rows(path);
    if (from === to || from < 0 || from >= rows.length || to < 0 || to >= rows.length) return;
    this.#setRows(path, insertAt(removeAt(rows, from), to, rows[from]));
  }

  isVisible(path: string): boolean {
    return this.#tree.find(path)?.visible === true;
  }

  problems(path: string): readonly Problem[] {
    return (this.#tree.find(path) ?? this.#tree.findRow(path))?.problems ?? noProblems;
  }

  subscribe(path: string, listener: () => void): () => void {
    return this.#listeners.add(path, listener);
  }

  subscribeAll(listener: () => void): () => void {
    return this.#listeners.addForAll(listener);
  }

  snapshot(): FillSnapshot {
    this.#snapshot ??= new Snapshot(this.#answers, this.#tree);
    return this.#snapshot;
  }

  submission(): AnswerMap {
    return this.#tree.root.submitted();
  }

  score(surroundings?: ScoreSurroundings): ScoreResult {
    return this.#scorer.score(this.#tree.root, surroundings);
  }

  undo(): boolean {
    const step = this.#history.undo();
    if (step === undefined) return false;
    this.#put(step.key, step.before);
    return true;
  }

  redo(): boolean {
    const step = this.#history.redo();
    if (step === undefined) return false;
    this.#put(step.key, step.after);
    return true;
  }

  #change(parts: readonly string[], value: unknown, place: string | null): void {
    const [key, ...rest] = parts;
    if (key === undefined) return;
    const before = this.#answers.get(key);
    const after = replaceIn(before, rest, value);
    if (Object.is(after, before)) return;
    const step: Step = { key, before, after };
    this.#history.push(step, place);
    this.#put(key, after);
  }

  /** Runs the formulas that depend on what changed, then tells those who listen to what is different now. */
  #put(key: string, value: unknown): void {
    this.#snapshot?.keep();
    this.#snapshot = null;
    const before = this.#answers.get(key);
    if (value === undefined) this.#answers.delete(key);
    else this.#answers.set(key, value);
    const touched = this.#tree.change(key, value);
    this.#listeners.tell([...touched, ...this.#unseen(key, before, value)]);
  }

  /** Paths inside of something hidden, or of what was never looked into: the tree has nothing there, but answers may. */
  #unseen(key: string, before: unknown, after: unknown): string[] {
    const holder = pointer("", key);
    if (this.#tree.find(holder)?.field.inner === null) return [];
    return this.#listeners.pathsUnder(holder).filter((path) => {
      if (this.#tree.find(path) !== undefined || this.#tree.findRow(path) !== undefined) return false;
      const rest = path.slice(holder.length);
      return valueAt(before, rest) !== valueAt(after, rest);
    });
  }

  #need(path: string): FieldInfo {
    const field = findField(this.#fields, path);
    if (field === null) throw new RangeError(`the form has no field at ${path}`);
    return field;
  }

  /** A field of a row can only be set in a row that is there. */
  #needRow(parts: readonly string[]): void {
    parts.forEach((part, index) => {
      const holder = pointer("", ...parts.slice(0, index));
      if (findField(this.#fields, holder)?.kind !== "rows" || Number(part) < this.#rows(holder).length)
        return;
      throw new RangeError(`there is no row ${part} at ${holder}`);
    });
  }

  #rows(path: string): readonly unknown[] {
    if (this.#need(path).kind !== "rows") throw new RangeError(`${path} has no rows`);
    const rows = this.#entered(pointerParts(path));
    return Array.isArray(rows) ? rows : [];
  }

  #setRows(path: string, rows: readonly unknown[]): void {
    this.#change(pointerParts(path), rows, null);
  }

  #entered([key = "", ...rest]: readonly string[]): unknown {
    return valueAt(this.#answers.get(key), pointer("", ...rest));
  }
}

/**
 * The form at one moment. Gathering a thousand fields takes longer than a key stroke may, so each half is gathered
 * when it is first asked for, and at the latest before the form moves on from a moment that somebody asked for.
 */
class Snapshot implements FillSnapshot {
  #answers: AnswerMap | null = null;
  #state: FillSnapshot["state"] | null = null;
  readonly #read: { readonly answers: ReadonlyMap<string, unknown>; readonly tree: FillTree };

  constructor(answers: ReadonlyMap<string, unknown>, tree: FillTree) {
    this.#read = { answers, tree };
  }

  get answers(): AnswerMap {
    this.#answers ??= recordOf(this.#read.answers);
    return this.#answers;
  }

  get state(): FillSnapshot["state"] {
    this.#state ??= readState(this.#read.tree);
    return this.#state;
  }

  keep(): void {
    void this.answers;
    void this.state;
  }
}
