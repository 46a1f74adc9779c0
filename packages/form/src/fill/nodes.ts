import type { Problem } from "@duheng/contracts";
import type { RunnableProgram } from "@duheng/formula/runtime";
import { fieldLimits } from "../fields/limits.ts";
import { sameJson } from "../json/equal.ts";
import { isBlank, isRecord, own } from "../json/record.ts";
import type { FillTree } from "./fill-tree.ts";
import { noProblems, ownProblems, rowProblems, sameProblems } from "./judge.ts";
import type { Level, LevelField } from "./level.ts";
import { valueName } from "./plan.ts";
import { Waiting } from "./waiting.ts";

/** What came of an evaluation: other to hand in, other to formulas. */
const valueChanged = 1;
const knownChanged = 2;

/** Why a field is evaluated: other raw value, or something that its formulas need. */
const rawGiven = 1;
const needChanged = 2;

/** The fields of the form, of an object, or of one row. */
export class LevelNode {
  readonly path: string;
  readonly nodes: readonly FieldNode[];
  /** What formulas of this level see, by name; kept up to date in place. Values of a wrong kind are blank to them. */
  readonly input: Record<string, unknown> = {};
  readonly level: Level;
  raw: unknown;
  problems: readonly Problem[] = noProblems;
  readonly #tree: FillTree;
  readonly #holder: LevelNode | null;
  readonly #waiting = new Waiting();
  readonly #outerNeeds: readonly OuterName[];
  readonly #outerLooks: readonly OuterName[];
  /** Null: none has been judged. */
  #unjudged: Set<number> | null = null;
  #submitted: Record<string, unknown> | null = null;

  constructor(tree: FillTree, level: Level, holder: LevelNode | null, path: string, raw: unknown) {
    this.#tree = tree;
    this.#holder = holder;
    this.level = level;
    this.path = path;
    this.raw = raw;
    this.#outerNeeds = outerNames(level.outerNeeds, holder);
    this.#outerLooks = outerNames(level.outerLooks, holder);
    for (const { key, node } of this.#outerNeeds) this.input[key] = node.known;
    for (const { key, node } of this.#outerLooks) this.input[key] = node.known;
    for (const { info } of level.fields) this.input[info.key] = undefined;
    this.nodes = level.fields.map((field) => new FieldNode(tree, field, this, own(raw, field.info.key)));
    for (const node of this.nodes) {
      node.evaluate(rawGiven | needChanged);
      this.input[node.field.info.key] = node.known;
      node.version = 1;
    }
  }

  /** The field that a name means here: of this level, or of the nearest around it. */
  nodeAround(key: string): FieldNode | undefined {
    return this.nodeOf(key) ?? this.#holder?.nodeAround(key);
  }

  nodeOf(key: string): FieldNode | undefined {
    return this.nodes[this.level.indexOf.get(key) ?? -1];
  }

  /** Another raw value for one field, evaluated by the next run. */
  offer(key: string, raw: unknown): void {
    const index = this.level.indexOf.get(key);
    const node = this.nodes[index ?? -1];
    if (index === undefined || node === undefined || Object.is(node.raw, raw)) return;
    const isShown = (node.raw ?? undefined) !== (raw ?? undefined);
    if (isShown && (node.field.computed === null || !node.visible)) this.#tree.touch(node.path);
    node.raw = raw;
    this.#wait(index, rawGiven);
  }

  /** Takes another raw object, and what changed around it. */
  update(raw: unknown): number {
    let changes = 0;
    if (raw !== this.raw) {
      if ((raw ?? undefined) !== (this.raw ?? undefined)) this.#tree.touch(this.path);
      this.raw = raw;
      changes = valueChanged;
      for (const { field } of this.nodes) this.offer(field.info.key, own(raw, field.info.key));
    }
    for (const outer of this.#outerNeeds) {
      if (!refresh(outer, this.input)) continue;
      for (const index of this.level.dependants.get(outer.key) ?? []) this.#wait(index, needChanged);
    }
    return this.run() | changes;
  }

  /** Evaluates what waits, and what depends on it, each once. */
  run(): number {
    let all = 0;
    for (let index = this.#waiting.take(); index !== undefined; index = this.#waiting.take()) {
      const node = this.nodes[index];
      if (node === undefined) continue;
      const changes = node.evaluate(node.reasons);
      node.reasons = 0;
      this.#unjudged?.add(index);
      all |= changes;
      if ((changes & knownChanged) === 0) continue;
      const { key } = node.field.info;
      this.input[key] = node.known;
      node.version += 1;
      for (const dependant of this.level.dependants.get(key) ?? []) this.#wait(dependant, needChanged);
      for (const watcher of this.level.watchers.get(key) ?? []) this.#unjudged?.add(watcher);
    }
    if (all !== 0) this.#submitted = null;
    return all;
  }

  /** Runs the checks of what changed since the last time, and of all the first time. */
  judge(): void {
    for (const outer of this.#outerLooks) {
      if (!refresh(outer, this.input)) continue;
      for (const index of this.level.watchers.get(outer.key) ?? []) this.#unjudged?.add(index);
    }
    if (this.#unjudged === null) for (const node of this.nodes) node.judge();
    else for (const index of this.#unjudged) this.nodes[index]?.judge();
    if (this.#unjudged === null || this.#unjudged.size > 0) this.#unjudged = new Set();
  }

  /** One row: what is no row at all says just that. */
  judgeRow(): void {
    const problems = rowProblems(this.raw, this.path);
    if (!sameProblems(problems, this.problems)) this.#tree.touch(this.path);
    this.problems = problems;
    if (problems.length > 0) this.acquit();
    else this.judge();
  }

  /** Nothing in here is wrong, since nothing of it is handed in. */
  acquit(): void {
    if (this.#unjudged === null) return;
    for (const node of this.nodes) node.acquit();
    this.#unjudged = null;
  }

  /** What is handed in of this level; keeps its identity while nothing changed. */
  submitted(): Record<string, unknown> {
    if (this.#submitted !== null) return this.#submitted;
    const values: Record<string, unknown> = {};
    for (const node of this.nodes) {
      if (node.hasValue) values[node.field.info.key] = node.submitted();
    }
    this.#submitted = values;
    return values;
  }

  removeRow(): void {
    this.#tree.removeRow(this);
    for (const node of this.nodes) node.remove();
  }

  #wait(index: number, reason: number): void {
    const node = this.nodes[index];
    if (node === undefined) return;
    if (node.reasons === 0) this.#waiting.add(index);
    node.reasons |= reason;
  }
}

/** One field that exists now: of a row, once for each row. */
export class FieldNode {
  readonly field: LevelField;
  readonly path: string;
  /** As entered. */
  raw: unknown;
  visible = false;
  /** Of a computed field that is visible; null while an input is missing. */
  computed: unknown = null;
  hasValue = false;
  /** What formulas see of it; of objects and rows the same object, whose inside changes. */
  known: unknown = undefined;
  /** Grows whenever formulas see something else. */
  version = 0;
  /** Grows whenever something else is handed in. */
  handedIn = 0;
  problems: readonly Problem[] = noProblems;
  inner: LevelNode | null = null;
  rows: readonly LevelNode[] = [];
  reasons = 0;
  readonly #tree: FillTree;
  readonly #holder: LevelNode;
  #value: unknown = undefined;

  constructor(tree: FillTree, field: LevelField, holder: LevelNode, raw: unknown) {
    this.#tree = tree;
    this.field = field;
    this.#holder = holder;
    this.path = holder.path + field.step;
    this.raw = raw;
    tree.add(this);
  }

  evaluate(reasons: number): number {
    if ((reasons & needChanged) !== 0) this.#see();
    const changes = this.visible ? this.#take() : this.#hide();
    if ((changes & valueChanged) !== 0) this.handedIn += 1;
    return changes;
  }

  judge(): void {
    this.#tell(
      this.visible ? ownProblems(this.field, this.#judged(), this.#holder.input, this.path) : noProblems,
    );
    if (this.inner !== null) {
      if (this.hasValue && !isWrongObject(this.raw)) this.inner.judge();
      else this.inner.acquit();
    }
    for (const row of this.rows) row.judgeRow();
  }

  acquit(): void {
    this.#tell(noProblems);
    this.inner?.acquit();
    for (const row of this.rows) {
      if (row.problems.length > 0) this.#tree.touch(row.path);
      row.problems = noProblems;
      row.acquit();
    }
  }

  /** What is handed in; undefined: nothing. */
  submitted(): unknown {
    if (!this.hasValue) return undefined;
    if (this.inner !== null) return isWrongObject(this.raw) ? this.raw : this.inner.submitted();
    if (this.field.info.kind !== "rows" || !Array.isArray(this.raw) || this.raw.length > fieldLimits.rows)
      return this.#value;
    this.#value ??= this.rows.map((row) => (isRecord(row.raw) ? row.submitted() : row.raw));
    return this.#value;
  }

  remove(): void {
    this.#tree.remove(this);
    this.#removeInside();
  }

  /** Enough of the value to judge it by: what is inside is judged there, so it is not gathered for this. */
  #judged(): unknown {
    const { kind, bounds } = this.field.info;
    if (!this.hasValue) return undefined;
    if (kind === "object") return isWrongObject(this.raw) ? this.raw : this.inner?.input;
    return kind === "rows" && bounds.uniqueItems !== true ? this.raw : this.submitted();
  }

  #see(): void {
    const { visible } = this.field;
    const isVisible = visible === null || run(visible, this.#holder.input) === true;
    if (isVisible !== this.visible) this.#tree.touch(this.path);
    this.visible = isVisible;
  }

  #hide(): number {
    this.#removeInside();
    this.computed = null;
    return this.#settle(undefined, undefined);
  }

  #take(): number {
    const { info, inner, computed } = this.field;
    if (computed !== null) {
      const value = run(computed, this.#holder.input);
      if (!sameJson(value, this.computed)) this.#tree.touch(this.path);
      this.computed = value;
      return this.#simple(value ?? undefined);
    }
    if (inner === null) return this.#simple(isBlank(this.raw) ? undefined : this.raw);
    return info.kind === "object" ? this.#takeObject(inner) : this.#takeRows(inner);
  }

  #simple(value: unknown): number {
    return this.#settle(value, value !== undefined && this.field.fitsKind(value) ? value : undefined);
  }

  #settle(value: unknown, known: unknown): number {
    const changes =
      (Object.is(value, this.#value) ? 0 : valueChanged) | (sameJson(known, this.known) ? 0 : knownChanged);
    const isGone = this.hasValue && value === undefined;
    this.#value = value;
    this.hasValue = value !== undefined;
    this.known = known;
    return isGone ? changes | valueChanged : changes;
  }

  /** An object that is not required and in which nothing was entered is not handed in. */
  #takeObject(level: Level): number {
    const { info } = this.field;
    let changes = valueChanged | knownChanged;
    if (this.inner === null) this.inner = new LevelNode(this.#tree, level, this.#holder, this.path, this.raw);
    else changes = this.inner.update(this.raw);
    const isThere = info.required || this.inner.nodes.some(isEntered);
    const isWrong = isWrongObject(this.raw);
    const known = isThere && !isWrong ? this.inner.input : undefined;
    if (known !== this.known) changes |= valueChanged | knownChanged;
    this.known = known;
    if (this.hasValue !== (isThere || isWrong)) changes |= valueChanged;
    this.hasValue = isThere || isWrong;
    return changes;
  }

  /** A list longer than any form allows is not looked into: it is refused as a whole. */
  #takeRows(level: Level): number {
    const raw: unknown = this.raw;
    if (!Array.isArray(raw) || raw.length > fieldLimits.rows) {
      this.#removeInside();
      return this.#settle(isBlank(raw) ? undefined : raw, undefined);
    }
    let changes =
      this.known === undefined || raw.length !== this.rows.length ? valueChanged | knownChanged : 0;
    const rows = this.rows.slice(0, raw.length);
    for (const row of this.rows.slice(raw.length)) row.removeRow();
    raw.forEach((each: unknown, index) => {
      const row = rows[index];
      if (row !== undefined) changes |= row.update(each);
      else {
        const added = new LevelNode(this.#tree, level, this.#holder, `${this.path}/${index}`, each);
        this.#tree.addRow(added);
        rows.push(added);
      }
    });
    this.rows = rows;
    if (changes === 0) return changes;
    this.#value = undefined;
    this.hasValue = true;
    if ((changes & knownChanged) !== 0) this.known = rows.map(({ input }) => input);
    return changes;
  }

  #removeInside(): void {
    for (const node of this.inner?.nodes ?? []) node.remove();
    for (const row of this.rows) row.removeRow();
    this.inner = null;
    this.rows = [];
  }

  #tell(problems: readonly Problem[]): void {
    if (!sameProblems(problems, this.problems)) this.#tree.touch(this.path);
    this.problems = problems;
  }
}

/** A name of a level around, as formulas here saw it last. */
interface OuterName {
  readonly key: string;
  readonly node: FieldNode;
  version: number;
}

function outerNames(keys: readonly string[], holder: LevelNode | null): OuterName[] {
  return keys.flatMap((key) => {
    const node = holder?.nodeAround(key);
    return node === undefined ? [] : [{ key, node, version: node.version }];
  });
}

/** Brings a name up to date; whether it was not. */
function refresh(outer: OuterName, input: Record<string, unknown>): boolean {
  if (outer.version === outer.node.version) return false;
  outer.version = outer.node.version;
  input[outer.key] = outer.node.known;
  return true;
}

function isEntered({ field, hasValue }: FieldNode): boolean {
  return field.info.computed === undefined && hasValue;
}

function isWrongObject(raw: unknown): boolean {
  return raw !== undefined && raw !== null && !isRecord(raw);
}

/** The value of a formula of one definition; null where it is blank or cannot be known. */
function run(program: RunnableProgram, input: Readonly<Record<string, unknown>>): unknown {
  return program.evaluate(input).values[valueName] ?? null;
}
